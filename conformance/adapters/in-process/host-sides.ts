import {joined} from '../../driver/core/pattern.ts'
import {register} from '../../driver/core/registers.ts'
import type {HostSide} from '../host-side.ts'
import type {ReferenceDevice} from './load-devices.ts'

type Ask<Device> = <Answer>(question: (device: Device) => Answer) => Answer

interface BlockDevice extends ReferenceDevice {
  readonly storage: {
    readonly sectors: bigint
    readStable?(sector: bigint, length: number): Uint8Array
    fail?(operations: readonly string[]): void
  }
  resize(sectors: bigint): void
  holdRequests(on: boolean): void
}

interface NetworkDevice extends ReferenceDevice {
  sendFrame(frame: Uint8Array): void
  receivedFrames(): Uint8Array[]
  setLink(up: boolean): void
}

interface ConsoleDevice extends ReferenceDevice {
  sendText(port: number, bytes: Uint8Array): void
  /** Since the last call. */
  receivedText(port: number): Uint8Array
  resize(cols: number, rows: number): void
  setPeer(port: number, state: 'connected' | 'away' | 'full'): void
}

/** The host side of a reference device. `device` is one like those that `ask` leads to, which are new for each case. */
export function hostSide(type: string, ask: Ask<ReferenceDevice>, device: ReferenceDevice): HostSide {
  const any: HostSide['shows'] = {'device-failure': {breakDevice: async () => ask((broken) => broken.breakDown())}}
  const {shows, fresh} = sideOf(type, ask, device)
  return {shows: {...any, ...shows}, fresh}
}

function sideOf(type: string, ask: Ask<ReferenceDevice>, device: ReferenceDevice): HostSide {
  if (type === 'block') return blockSide(ask as Ask<BlockDevice>, device as BlockDevice)
  if (type === 'network') return networkSide(ask as Ask<NetworkDevice>)
  if (type === 'console') return consoleSide(ask as Ask<ConsoleDevice>, device)
  return {shows: {}}
}

function blockSide(ask: Ask<BlockDevice>, {storage}: BlockDevice): HostSide {
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

function networkSide(ask: Ask<NetworkDevice>): HostSide {
  let linkUp = true
  const setLink = async (up: boolean) => {
    linkUp = up
    ask((card) => card.setLink(up))
  }
  return {
    shows: {
      'network-peer': {
        sendFrame: async (frame) => ask((card) => card.sendFrame(frame)),
        receivedFrames: () => ask((card) => card.receivedFrames()),
      },
      'network-link': {setLink},
      'configuration-change': {changeConfiguration: () => setLink(!linkUp)},
    },
    async fresh() {
      linkUp = true
    },
  }
}

function consoleSide(ask: Ask<ConsoleDevice>, {transport}: ReferenceDevice): HostSide {
  let columns = 80
  const received = new Map<number, Uint8Array>()
  // Its size is all that changes in a console, if it has one.
  const hasSize = (transport.read(register.DeviceFeatures, 4) & 1) !== 0
  return {
    shows: {
      'console-peer': {
        sendText: async (port, bytes) => ask((terminal) => terminal.sendText(port, bytes)),
        receivedText(port) {
          const before = received.get(port) ?? new Uint8Array(0)
          const all = joined(
            before,
            ask((terminal) => terminal.receivedText(port)),
          )
          received.set(port, all)
          return all
        },
      },
      'console-link': {setPeer: async (port, state) => ask((terminal) => terminal.setPeer(port, state))},
      ...(hasSize && {
        'configuration-change': {
          async changeConfiguration() {
            columns += 1
            ask((terminal) => terminal.resize(columns, 50))
          },
        },
      }),
    },
    async fresh() {
      columns = 80
      received.clear()
    },
  }
}
