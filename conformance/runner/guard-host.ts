import type {Capability, Host} from '../port.ts'

const needs: Record<keyof Host, Capability> = {
  stableStorage: 'stable-storage',
  failStorage: 'storage-fault',
  changeConfiguration: 'configuration-change',
  sendFrame: 'network-peer',
  receivedFrames: 'network-peer',
  setLink: 'network-link',
  sendText: 'console-peer',
  receivedText: 'console-peer',
  setPeer: 'console-link',
  holdRequests: 'held-requests',
  releaseRequests: 'held-requests',
  breakDevice: 'device-failure',
}

/** A host side on which a case can do only what its header says under `uses`. Anything else throws. */
export function guardHost(host: Host, uses: readonly string[]): Host {
  return new Proxy(host, {
    get(target, name) {
      const capability = needs[name as keyof Host]
      const member = target[name as keyof Host]
      if (capability === undefined || typeof member !== 'function') return member
      if (uses.includes(capability)) return member.bind(target)
      return () => {
        throw new Error(`${String(name)} takes \`uses: [${capability}]\` in the header of the case`)
      }
    },
  })
}
