import type {Chain} from '../queue/chain.ts'
import * as define from './definitions.ts'

/** What the driver says through the control transmit queue. Messages that only devices send are passed over. */
export type ControlRequest =
  | {readonly type: 'deviceReady'}
  | {readonly type: 'portReady'; readonly port: number}
  | {readonly type: 'portOpen'; readonly port: number}
  | {readonly type: 'strange'}

const strange: ControlRequest = {type: 'strange'}

/** @see virtio-1.4#console.operation.multiport-device-operation.driver */
export function parseControlRequest({readable}: Chain, ports: number): ControlRequest {
  if (readable.remaining < define.controlSize) return strange
  const message = new DataView(readable.read(define.controlSize).buffer)
  const port = message.getUint32(0, true)
  const value = message.getUint16(6, true)
  switch (message.getUint16(4, true)) {
    case define.VIRTIO_CONSOLE_DEVICE_READY:
      return value === 1 ? {type: 'deviceReady'} : strange
    case define.VIRTIO_CONSOLE_PORT_READY:
      if (port >= ports) return strange
      return value === 1 ? {type: 'portReady', port} : strange
    case define.VIRTIO_CONSOLE_PORT_OPEN:
      if (port >= ports) return strange
      return {type: 'portOpen', port}
    default:
      return strange
  }
}
