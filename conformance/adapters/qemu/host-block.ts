import type {HostSide} from '../host-side.ts'
import {blockDevice, blockNode, type DeviceOptions, type Places} from './devices.ts'
import type {Qmp} from './qmp.ts'
import {WriteLog} from './write-log.ts'

/** What goes wrong in the storage when an operation of this name fails, in the words of `blkdebug`. */
const kindsOf = {read: ['read'], write: ['write', 'write-zeroes'], flush: ['flush']} as const

const EIO = 5
const group = 'hold'

/**
 * The host side of the disk. Filters are put between the device and its image while QEMU runs: `blkdebug` lets requests
 * fail, `throttle` lets through one byte a second, which holds back all but a flush.
 */
export function blockHost(qmp: Qmp, {sectors = 65536, readonly = false}: DeviceOptions, places: Places): HostSide {
  const log = new WriteLog(places.writeLog)
  const drive = (node: string) =>
    qmp.execute('qom-set', {path: `/machine/peripheral/${blockDevice}`, property: 'drive', value: node})
  const limit = (bytes: number) =>
    qmp.execute('qom-set', {path: `/objects/${group}`, property: 'limits', value: {'bps-total': bytes}})

  let current = sectors
  const resize = async (wanted: number) => {
    if (wanted === current) return
    await qmp.execute('block_resize', {'node-name': blockNode, size: 512 * wanted})
    current = wanted
  }

  let filters: string[] = []
  const insert = async (node: string, options: Record<string, unknown>) => {
    await qmp.execute('blockdev-add', {
      ...options,
      'node-name': node,
      [filterTarget(options)]: filters.at(-1) ?? blockNode,
    })
    await drive(node)
    filters.push(node)
  }
  const releaseRequests = async () => {
    if (!filters.includes('held')) return
    await limit(0)
    // The new limit is for new requests. To change the node, QEMU finishes the old ones.
    await drive(blockNode)
    await drive(filters.at(-1)!)
  }
  const removeFilters = async () => {
    await releaseRequests()
    if (filters.length > 0) await drive(blockNode)
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
