/**
 * The seam between the suite and an implementation: what an adapter has to provide for each device. It knows registers,
 * guest memory and the interrupt; it knows no ring layout and makes no assertion. INTERPRETING.md is its contract.
 */
export interface Port {
  readonly registers: Registers
  readonly memory: GuestMemory
  readonly interrupt: Interrupt
  /** What `host` can do for this device. A case that uses anything else is *not-observable* here. */
  readonly shows: ReadonlySet<Capability>
  readonly host: Host
  /**
   * Lets the device work until `look` returns something, at most so many milliseconds of the device's time.
   * Undefined: it never did. An adapter whose device has a clock of its own may answer early, once nothing is left to do.
   */
  until<Seen>(look: () => Seen | undefined | Promise<Seen | undefined>, milliseconds: number): Promise<Seen | undefined>
  /** Lets the device work until it has nothing left to do, as far as the adapter can tell: before "nothing happened". */
  quiet(): Promise<void>
}

/** Registers of the transport, at byte offsets from its base. Values are unsigned. A device that does not answer: `TargetLost`. */
export interface Registers {
  read(offset: number, width: Width): Promise<number>
  write(offset: number, width: Width, value: number): Promise<void>
}

export type Width = 1 | 2 | 4

/** Memory that guest and devices share. Synchronous; an address outside it is a mistake of the case and throws. */
export interface GuestMemory {
  readonly base: bigint
  /** In bytes. */
  readonly size: number
  /** A copy. */
  read(address: bigint, length: number): Uint8Array
  write(address: bigint, bytes: Uint8Array): void
}

export interface Interrupt {
  /** The level of the signal, after everything that the device did because of earlier accesses. */
  asserted(): Promise<boolean>
}

/** What a case may name under `uses`. */
export type Capability = keyof typeof capabilities

export const capabilities = {
  'stable-storage': 'look at what a loss of power at this moment would leave of a disk',
  'storage-fault': 'make the storage behind a disk fail',
  'rpmb-counter': 'set the write counter of a replay-protected memory',
  'configuration-change': 'make the device change a field of its configuration space',
  'network-peer': 'send and receive frames at the other end of the network device',
  'network-link': 'take the link of the network device up and down',
  'network-policy': 'bind the network device to source addresses and to VLANs',
  'socket-peer': 'listen, connect, send and receive at the other end of the socket device',
  'can-peer': 'send, receive and leave unacknowledged frames on the bus behind the CAN device',
  'can-bus-off': 'drive the controller behind the CAN device into bus-off',
  'iommu-endpoint': 'let an endpoint behind the IOMMU device read and write memory',
  'console-peer': 'write and read at the other end of a console port',
  'console-link': 'take the other end of a console port away, or have it take no bytes',
  'held-requests': 'hold back the completion of requests',
  'device-failure': 'make the device meet an error that it cannot recover from',
} as const

/** The host side of one device: what a guest cannot see or do. Only what `shows` lists may be called. */
export interface Host {
  /** stable-storage */
  stableStorage(): StableStorage
  /** storage-fault: from now on, requests that reach the storage in one of these ways fail. None: all work again. */
  failStorage(operations: ('read' | 'write' | 'flush')[]): Promise<void>
  /** configuration-change: changes a field that the guest can read, and returns when the device knows. */
  changeConfiguration(): Promise<void>
  /** network-peer: a whole Ethernet frame without its check sequence, into the device. */
  sendFrame(frame: Uint8Array): Promise<void>
  /** network-peer: the frames that have come out of the device since the last call, oldest first. */
  receivedFrames(): Uint8Array[]
  /** network-link */
  setLink(up: boolean): Promise<void>
  /** console-peer: ports count from 0. */
  sendText(port: number, bytes: Uint8Array): Promise<void>
  /** console-peer: all bytes that have come out of the port since the case began. */
  receivedText(port: number): Uint8Array
  /** console-link: from now on the other end of the port is there, is gone, or is there and takes no bytes. */
  setPeer(port: number, state: 'connected' | 'away' | 'full'): Promise<void>
  /** held-requests: the device takes requests and completes none until they are released. */
  holdRequests(): Promise<void>
  /** held-requests */
  releaseRequests(): Promise<void>
  /** device-failure */
  breakDevice(): Promise<void>
}

export interface StableStorage {
  read(sector: bigint, length: number): Uint8Array
}

/** Opens targets. One module an adapter: `adapters/<name>/adapter.ts` exports `adapter`. */
export interface Adapter {
  /** Starts the implementation with all devices of the target. A target that does not come up: `TargetLost`. */
  open(target: TargetOptions): Promise<Machine>
}

/** A file of `requirements/targets/`, as it is. The keys of `devices` are device types of the catalogue. */
export interface TargetOptions {
  readonly adapter: string
  readonly devices: Readonly<Record<string, Readonly<Record<string, unknown>>>>
  readonly [option: string]: unknown
}

/** One running instance of a target. Its devices share one guest memory. */
export interface Machine {
  /** Of the implementation, as it says itself. */
  readonly version: string
  /** Programs from outside of the package: by name, how they name themselves and the digest of their file. */
  readonly judged?: Readonly<Record<string, string>>
  /** By device type: `block`. */
  readonly ports: ReadonlyMap<string, Port>
  /** Before each case, when all devices were reset: the host side is as it was opened, and has gathered nothing. */
  fresh(): Promise<void>
  /** What the implementation has printed, at most the last 4,000 characters. */
  log(): string
  close(): Promise<void>
}

/** The implementation does not answer any more, or never did. */
export class TargetLost extends Error {
  readonly how: 'hung' | 'died' | 'never started'
  readonly detail: string
  /** Its last words. */
  readonly log: string

  constructor(how: TargetLost['how'], detail: string, log = '') {
    super(`the target ${how}: ${detail}`)
    this.how = how
    this.detail = detail
    this.log = log
  }
}
