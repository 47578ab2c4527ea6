import type {HostSide} from '../../host-side.ts'
import type {MakeHostSide, ReferenceDevice} from '../device.ts'

interface BlockDevice extends ReferenceDevice {
  readonly storage: {
    readonly sectors: bigint
    readStable?(sector: bigint, length: number): Uint8Array
    fail?(operations: readonly string[]): void
  }
  resize(sectors: bigint): void
  holdRequests(on: boolean): void
}

export const block: MakeHostSide<BlockDevice> = (ask, {storage}) => {
  // Memory shows what a loss of power would leave; a file does not.
  const inMemory: HostSide['shows'] =
    storage.readStable && storage.fail
      ? {
          'stable-storage': {
            stableStorage: () => ({read: (sector, length) => ask((disk) => disk.storage.readStable!(sector, length))}),
          },
          'storage-fault': {failStorage: async (operations) => ask((disk) => disk.storage.fail!(operations))},
        }
      : {}
  return {
    shows: {
      ...inMemory,
      'configuration-change': {changeConfiguration: async () => ask((disk) => disk.resize(disk.storage.sectors + 8n))},
      'held-requests': {
        holdRequests: async () => ask((disk) => disk.holdRequests(true)),
        releaseRequests: async () => ask((disk) => disk.holdRequests(false)),
      },
    },
  }
}
