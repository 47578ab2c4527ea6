import {type Capability, capabilities, type Host} from '../port.ts'

/** The host side of one device: for each capability that it has, its functions. */
export interface HostSide {
  readonly shows: Partial<Record<Capability, Partial<Host>>>
  /** Before each case: everything is back as it was when the target was opened. */
  fresh?(): Promise<void>
}

/** A whole `Host`. What the side does not show throws. */
export function hostOf(side: HostSide): Host {
  const missing = (): never => {
    throw new Error('the adapter does not show this')
  }
  return {
    stableStorage: missing,
    failStorage: missing,
    changeConfiguration: missing,
    sendFrame: missing,
    receivedFrames: missing,
    setLink: missing,
    sendText: missing,
    receivedText: missing,
    setPeer: missing,
    holdRequests: missing,
    releaseRequests: missing,
    breakDevice: missing,
    ...Object.assign({}, ...Object.keys(capabilities).map((name) => side.shows[name as Capability] ?? {})),
  }
}
