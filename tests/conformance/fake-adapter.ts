import type {Adapter, Machine, Port} from '../../conformance/port.ts'
import {TargetLost} from '../../conformance/port.ts'

/** Reads of these offsets do harm to whoever asks. */
export const harm = {neverAnswers: 0x200, loops: 0x204, exits: 0x208, losesTarget: 0x20c} as const

/** Devices without a body, for what the runner does with a target that fails. */
export const adapter: Adapter = {
  async open({behaviour, devices}): Promise<Machine> {
    if (behaviour === 'does not start') throw new TargetLost('never started', 'no such program', 'last words')
    const memory = new Uint8Array(1 << 20)
    const ports = Object.keys(devices).map((type): [string, Port] => [type, port(memory, type)])
    return {version: 'fake 1', ports: new Map(ports), fresh: async () => {}, log: () => '', close: async () => {}}
  },
}

function port(memory: Uint8Array, type: string): Port {
  let status = 0
  const place = (address: bigint) => Number(address - 0x1000n)
  return {
    registers: {
      async read(offset) {
        if (offset === harm.neverAnswers) return new Promise(() => setInterval(() => {}, 1000))
        if (offset === harm.loops) for (;;);
        if (offset === harm.exits) process.exit(3)
        if (offset === harm.losesTarget) throw new TargetLost('died', 'exit code 1', 'assertion failed')
        if (offset === 0x008) return type === 'block' ? 2 : 4
        return offset === 0x070 ? status : 0
      },
      async write(offset, _, value) {
        if (offset === 0x070) status = value
      },
    },
    memory: {
      base: 0x1000n,
      size: memory.length,
      read: (address, length) => memory.slice(place(address), place(address) + length),
      write: (address, bytes) => memory.set(bytes, place(address)),
    },
    interrupt: {asserted: async () => false},
    shows: new Set(type === 'block' ? ['held-requests'] : []),
    host: new Proxy({} as Port['host'], {get: () => async () => {}}),
    until: async (look) => look(),
    quiet: async () => {},
  }
}
