/** What a target may say of each device. */
export interface DeviceOptions {
  /** block: sectors of 512 bytes */
  readonly sectors?: number
  /** block */
  readonly queues?: number
  /** block */
  readonly serial?: string
  /** block: the device offers VIRTIO_BLK_F_RO */
  readonly readonly?: boolean
  /** network: `02:00:00:00:00:01` */
  readonly mac?: string
  /** Properties of QEMU's own: {packed: 'off'} */
  readonly properties?: Readonly<Record<string, string | number | boolean>>
  readonly [option: string]: unknown
}

/** Files and addresses that the options refer to. */
export interface Places {
  readonly image: string
  readonly writeLog: string
  readonly consoles: readonly string[]
  /** UDP ports of QEMU and of the peer. */
  readonly network: {readonly qemu: number; readonly peer: number}
}

/** Names of objects of QEMU that the host side speaks of. */
export const blockDevice = 'disk0'
export const blockNode = 'image'
export const networkBackend = 'net0'

/** Options of QEMU for each device type, without the slot. The last one of each list is the transport's device. */
export const deviceOptions: Readonly<Record<string, (options: DeviceOptions, places: Places) => string[]>> = {
  block: ({queues = 2, serial = 'AVPS-QEMU', readonly = false}, {image, writeLog}) => {
    const file = `driver=raw,node-name=plain,discard=unmap,file.driver=file,file.filename=${quoted(image)},file.discard=unmap`
    const log = `driver=raw,node-name=log,file.driver=file,file.filename=${quoted(writeLog)}`
    const logged = `driver=blklogwrites,node-name=${blockNode},file=plain,log=log,discard=unmap`
    const nodes = readonly
      ? ['-blockdev', `${file.replace('node-name=plain', `node-name=${blockNode}`)},read-only=on`]
      : ['-blockdev', file, '-blockdev', log, '-blockdev', logged]
    const device = `virtio-blk-device,id=${blockDevice},drive=${blockNode},serial=${quoted(serial)},num-queues=${queues}`
    return [...nodes, '-device', device]
  },
  entropy: () => ['-object', 'rng-random,id=rng0,filename=/dev/urandom', '-device', 'virtio-rng-device,rng=rng0'],
  network: ({mac = '02:00:00:00:00:01'}, {network}) => {
    const local = `local.type=inet,local.host=127.0.0.1,local.port=${network.qemu}`
    const remote = `remote.type=inet,remote.host=127.0.0.1,remote.port=${network.peer}`
    const backend = `dgram,id=${networkBackend},${local},${remote}`
    return ['-netdev', backend, '-device', `virtio-net-device,netdev=${networkBackend},mac=${mac}`]
  },
  console: (_, {consoles}) => [
    ...consoles.flatMap((path, number) => ['-chardev', `socket,id=port${number},path=${quoted(path)}`]),
    '-device',
    'virtio-serial-device,id=serial0',
  ],
}

/** Options that stand after the device of the transport. */
export const portOptions: Readonly<Record<string, string[]>> = {
  console: [
    ...['-device', 'virtconsole,chardev=port0,nr=0,bus=serial0.0'],
    ...['-device', 'virtserialport,chardev=port1,nr=1,bus=serial0.0,name=second'],
  ],
}

/** A value in an option of QEMU: a comma is doubled. */
function quoted(value: string): string {
  return value.replaceAll(',', ',,')
}
