import {type Adapter, type Capability, type Machine, type Port, TargetLost, type TargetOptions} from '../../port.ts'
import {type HostSide, hostOf} from '../host-side.ts'
import type {ReferenceDevice} from './device.ts'
import {ArrayMemory} from './guest-memory.ts'
import {hostSideOf} from './host-side-of.ts'
import {deviceVersion, loadDevice, type MakeDevice} from './load-devices.ts'

const memoryBase = 0x4000_0000n
const memorySize = 16 * 2 ** 20

/** A device has so many steps in a millisecond of its time. */
const stepsInMillisecond = 100
/** A device that is not idle after so many steps never will be. */
const mostSteps = 1_000_000

/** The reference devices, in the process and on the stack of whoever asks. They work only within `until` and `quiet`. */
export const adapter: Adapter = {
  async open(target: TargetOptions): Promise<Machine> {
    const makers = new Map<string, MakeDevice>()
    for (const [type, options] of Object.entries(target.devices)) makers.set(type, await loadDevice(type, options))
    const memory = new ArrayMemory(memoryBase, memorySize)
    const shop = new Workshop(makers, memory)
    const types = [...makers.keys()]
    const sides = types.map((type) =>
      hostSideOf(type, (question) => shop.ask(() => question(shop.device(type))), shop.device(type)),
    )
    return {
      version: deviceVersion(),
      ports: new Map(types.map((type, place) => [type, port(shop, type, memory, sides[place]!)])),
      async fresh() {
        shop.renew()
        for (const side of sides) await side.fresh?.()
      },
      log: () => '',
      close: async () => {},
    }
  },
}

/** The devices of a machine, made new for each case. */
class Workshop {
  readonly #makers: ReadonlyMap<string, MakeDevice>
  readonly #memory: ArrayMemory
  #devices = new Map<string, ReferenceDevice>()
  #lost: TargetLost | undefined

  constructor(makers: ReadonlyMap<string, MakeDevice>, memory: ArrayMemory) {
    this.#makers = makers
    this.#memory = memory
    this.renew()
  }

  renew(): void {
    this.ask(() => {
      for (const [type, make] of this.#makers) this.#devices.set(type, make(this.#memory.base, this.#memory.bytes))
    })
  }

  device(type: string): ReferenceDevice {
    return this.#devices.get(type)!
  }

  /** One step of each device. False: none had anything to do. */
  step(): boolean {
    return this.ask(() => [...this.#devices.values()].filter((device) => device.step()).length > 0)
  }

  /** Whatever a device throws is its end, and that of the machine. */
  ask<Answer>(question: () => Answer): Answer {
    if (this.#lost) throw this.#lost
    try {
      return question()
    } catch (error) {
      this.#lost = new TargetLost('died', error instanceof Error ? error.message : String(error), placesOf(error))
      throw this.#lost
    }
  }
}

function port(shop: Workshop, type: string, memory: ArrayMemory, side: HostSide): Port {
  const transport = <Answer>(question: (transport: ReferenceDevice['transport']) => Answer) =>
    shop.ask(() => question(shop.device(type).transport))
  return {
    registers: {
      read: async (offset, width) => transport((registers) => registers.read(offset, width)),
      write: async (offset, width, value) => transport((registers) => registers.write(offset, width, value)),
    },
    memory,
    interrupt: {asserted: async () => transport(({interruptAsserted}) => interruptAsserted)},
    shows: new Set(Object.keys(side.shows) as Capability[]),
    host: hostOf(side),
    async until(look, milliseconds) {
      for (let steps = 0; ; steps++) {
        const seen = await look()
        if (seen !== undefined) return seen
        // Nothing changes any more, or the time of the device is over.
        if (!shop.step() || steps >= milliseconds * stepsInMillisecond) return (await look()) ?? undefined
      }
    },
    async quiet() {
      for (let steps = 0; shop.step(); steps++)
        if (steps === mostSteps) throw new TargetLost('hung', `the devices are not idle after ${mostSteps} steps`)
    },
  }
}

/** Where an exception came from. */
function placesOf(error: unknown): string {
  const lines = error instanceof Error ? (error.stack ?? '').split('\n') : []
  return lines
    .filter((line) => line.startsWith('    at '))
    .slice(0, 3)
    .map((line) => line.trim())
    .join('\n')
}
