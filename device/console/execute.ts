import type {ControlMessages} from './control-messages.ts'
import * as define from './definitions.ts'
import type {Port} from './port.ts'
import type {ControlRequest} from './request.ts'

/**
 * Does what the driver says, and queues the answers. Port 0 is the console.
 * @see virtio-1.4#console.operation.multiport-device-operation.device
 */
export function executeControlRequest(
  request: ControlRequest,
  ports: readonly Port[],
  messages: ControlMessages,
): void {
  switch (request.type) {
    case 'deviceReady':
      ports.forEach((port, index) => {
        if (!port.announced) messages.push(index, define.VIRTIO_CONSOLE_DEVICE_ADD, 0)
        port.announced = true
      })
      break
    case 'portReady':
      ports[request.port]!.ready = true
      if (request.port === 0) messages.push(0, define.VIRTIO_CONSOLE_CONSOLE_PORT, 1)
      messages.push(request.port, define.VIRTIO_CONSOLE_PORT_OPEN, 1)
      break
    case 'portOpen':
      // The other end is not told; bytes of a port that the driver has closed are carried as well.
      break
    case 'strange':
      break
  }
}
