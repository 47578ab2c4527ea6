import type {Host} from '../../port.ts'
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
  readonly linkUp: boolean
}

interface ConsoleDevice extends ReferenceDevice {
  sendText(port: number, bytes: Uint8Array): void
  receivedText(port: number): Uint8Array
  resize(cols: number, rows: number): void
}

/** The host side of a reference device. `device` is one like those that `ask` leads to, which are new for each case. */
export function hostSide(type: string, ask: Ask<ReferenceDevice>, device: ReferenceDevice): HostSide {
  const any: HostSide['shows'] = {'device-failure': {breakDevice: async () => ask((broken) => broken.breakDown())}}
  switch (type) {
    case 'block':
      return {shows: {...any, ...blockSide(ask as Ask<BlockDevice>, device as BlockDevice)}}
    case 'network':
      return {shows: {...any, ...networkSide(ask as Ask<NetworkDevice>)}}
    case 'console':
      return {shows: {...any, ...consoleSide(ask as Ask<ConsoleDevice>)}}
    default:
      return {shows: any}
  }
}

function blockSide(ask: Ask<BlockDevice>, {storage}: BlockDevice): HostSide['shows'] {
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
    ...inMemory,
    'configuration-change': {changeConfiguration: async () => ask((disk) => disk.resize(disk.storage.sectors + 8n))},
    'held-requests': {
      holdRequests: async () => ask((disk) => disk.holdRequests(true)),
      releaseRequests: async () => ask((disk) => disk.holdRequests(false)),
    },
  }
}

function networkSide(ask: Ask<NetworkDevice>): HostSide['shows'] {
  const setLink: Host['setLink'] = async (up) => ask((card) => card.setLink(up))
  return {
    'network-peer': {
      sendFrame: async (frame) => ask((card) => card.sendFrame(frame)),
      receivedFrames: () => ask((card) => card.receivedFrames()),
    },
    'network-link': {setLink},
    'configuration-change': {changeConfiguration: async () => ask((card) => card.setLink(!card.linkUp))},
  }
}

function consoleSide(ask: Ask<ConsoleDevice>): HostSide['shows'] {
  return {
    'console-peer': {
      sendText: async (port, bytes) => ask((terminal) => terminal.sendText(port, bytes)),
      receivedText: (port) => ask((terminal) => terminal.receivedText(port)),
    },
    'configuration-change': {changeConfiguration: async () => ask((terminal) => terminal.resize(132, 50))},
  }
}
