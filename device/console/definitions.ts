/** @see virtio-1.4#console.operation.driver */
export const deviceId = 3

export const VIRTIO_CONSOLE_F_SIZE = 0
export const VIRTIO_CONSOLE_F_MULTIPORT = 1
export const VIRTIO_CONSOLE_F_EMERG_WRITE = 2

/** @see virtio-1.4#console.initialization.device */
export const configLayout = {
  cols: {offset: 0, width: 2},
  rows: {offset: 2, width: 2},
  max_nr_ports: {offset: 4, width: 4},
  emerg_wr: {offset: 8, width: 4, writable: true},
} as const

/** Queues of port 0, then those of control, then those of the other ports. */
export const controlReceiveq = 2
export const controlTransmitq = 3

export const VIRTIO_CONSOLE_DEVICE_READY = 0
export const VIRTIO_CONSOLE_DEVICE_ADD = 1
export const VIRTIO_CONSOLE_PORT_READY = 3
export const VIRTIO_CONSOLE_CONSOLE_PORT = 4
export const VIRTIO_CONSOLE_RESIZE = 5
export const VIRTIO_CONSOLE_PORT_OPEN = 6
export const VIRTIO_CONSOLE_PORT_NAME = 7

/** le32 id, le16 event, le16 value. */
export const controlSize = 8

/** Bytes that one step carries at most. */
export const chunkSize = 65536
/** Bytes that wait at the host side of a port; older ones are dropped, so that nobody has to listen. */
export const mostUnheardBytes = 1024 * 1024
/** Bytes that wait for receive buffers of a port; more are dropped. */
export const mostWaitingBytes = 65536
