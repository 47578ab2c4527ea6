import {truncateSync, writeFileSync} from 'node:fs'
import {join} from 'node:path'
import type {HostSide} from '../../host-side.ts'
import {type DeviceOptions, type PrepareDevice, quoted} from '../device.ts'
import type {Qmp} from '../qmp.ts'
import {WriteLog} from './write-log.ts'

interface DiskOptions extends DeviceOptions {
  /** Of 512 bytes. */
  readonly sectors?: number
  readonly queues?: number
  readonly serial?: string
  /** The device offers VIRTIO_BLK_F_RO. */
  readonly readonly?: boolean
}

/** Names of objects of QEMU that the host side speaks of. */
const deviceName = 'disk0'
const nodeName = 'image'

/** A disk on a file that is empty at the start. What is written to it goes to a log, too, unless it is read-only. */
export const block: PrepareDevice = async (options: DiskOptions, qemu) => {
  const {sectors = 65536, queues = 2, serial = 'AVPS-QEMU', readonly = false} = options
  const [image, writeLog] = [join(qemu.folder, 'image'), join(qemu.folder, 'writes')]
  writeFileSync(image, '')
  truncateSync(image, 512 * sectors)
  writeFileSync(writeLog, '')
  const file = (node: string) =>
    `driver=raw,node-name=${node},discard=unmap,file.driver=file,file.filename=${quoted(image)},file.discard=unmap`
  const log = `driver=raw,node-name=log,file.driver=file,file.filename=${quoted(writeLog)}`
  const logged = `driver=blklogwrites,node-name=${nodeName},file=plain,log=log,discard=unmap`
  const nodes = readonly
    ? ['-blockdev', `${file(nodeName)},read-only=on`]
    : ['-blockdev', file('plain'), '-blockdev', log, '-blockdev', logged]
  const device = `virtio-blk-device,id=${deviceName},drive=${nodeName},serial=${quoted(serial)},num-queues=${queues}`
  return {
    options: [...nodes, '-device', device],
    host: (qmp) => hostSide(qmp, sectors, readonly, new WriteLog(writeLog)),
  }
}

/** What goes wrong in the storage when an operation of this name fails, in the words of `blkdebug`. */
const kindsOf = {read: ['read'], write: ['write', 'write-zeroes'], flush: ['flush']} as const

const EIO = 5
const group = 'hold'

/**
 * The host side of the disk. Filters are put between the device and its image while QEMU runs: `blkdebug` lets requests
 * fail, `throttle` lets through one byte a second, which holds back all but a flush.
 */
function hostSide(qmp: Qmp, sectors: number, readonly: boolean, log: WriteLog): HostSide {
  const drive = (node: string) =>
    qmp.execute('qom-set', {path: `/machine/peripheral/${deviceName}`, property: 'drive', value: node})
  const limit = (bytes: number) =>
    qmp.execute('qom-set', {path: `/objects/${group}`, property: 'limits', value: {'bps-total': bytes}})

  let current = sectors
  const resize = async (wanted: number) => {
    if (wanted === current) return
    await qmp.execute('block_resize', {'node-name': nodeName, size: 512 * wanted})
    current = wanted
  }

  let filters: string[] = []
  const insert = async (node: string, options: Record<string, unknown>) => {
    await qmp.execute('blockdev-add', {
      ...options,
      'node-name': node,
      [filterTarget(options)]: filters.at(-1) ?? nodeName,
    })
    await drive(node)
    filters.push(node)
  }
  const releaseRequests = async () => {
    if (!filters.includes('held')) return
    await limit(0)
    // The new limit is for new requests. To change the node, QEMU finishes the old ones.
    await drive(nodeName)
    await drive(filters.at(-1)!)
  }
  const removeFilters = async () => {
    await releaseRequests()
    if (filters.length > 0) await drive(nodeName)
    for (const node of filters.toReversed()) await qmp.execute('blockdev-del', {'node-name': node})
    if (filters.includes('held')) await qmp.execute('object-del', {id: group})
    filters = []
  }

  return {
    shows: {
      'held-requests': {
        async holdRequests() {
          await qmp.execute('object-add', {'qom-type': 'throttle-group', id: group})
          await insert('held', {driver: 'throttle', 'throttle-group': group})
          await limit(1)
          // The first request passes whatever the limit: it is this one.
          await qmp.monitor('qemu-io held "read 0 512"')
        },
        releaseRequests,
      },
      ...(readonly
        ? {}
        : {
            'configuration-change': {changeConfiguration: () => resize(current === sectors ? sectors + 8 : sectors)},
            'stable-storage': {stableStorage: () => log.stable()},
            'storage-fault': {
              async failStorage(operations) {
                await removeFilters()
                const kinds = operations.flatMap((operation) => kindsOf[operation])
                const errors = kinds.map((iotype) => ({event: 'none', iotype, errno: EIO}))
                if (errors.length > 0) await insert('faulty', {driver: 'blkdebug', 'inject-error': errors})
              },
            },
          }),
    },
    async fresh() {
      await removeFilters()
      await resize(sectors)
    },
  }
}

/** What a filter calls the node below it. */
function filterTarget({driver}: Record<string, unknown>): string {
  return driver === 'blkdebug' ? 'image' : 'file'
}
