import type {Registers, Width} from '../../port.ts'
import {registerName} from './registers.ts'

const kept = 40

/**
 * The last register accesses of a case, as evidence of a failure. It is the same for the same behaviour: no times, and of a
 * condition that was polled only the last look.
 */
export class Transcript {
  #lines: string[] = []
  #dropped = 0

  note(line: string): void {
    this.#lines.push(line)
    if (this.#lines.length > kept * 2) this.#dropped += this.#lines.splice(0, kept).length
  }

  /** Where it stands: for `rewind`. */
  get length(): number {
    return this.#dropped + this.#lines.length
  }

  /** Forgets what was noted since it had this length. */
  rewind(length: number): void {
    this.#lines.length = Math.max(0, Math.min(this.#lines.length, length - this.#dropped))
  }

  /** The last lines, oldest first. */
  lines(): string[] {
    return this.#lines.slice(-kept)
  }
}

/** Registers whose accesses are noted under the name of their device, if it is given. */
export function noted(registers: Registers, transcript: Transcript, prefix = ''): Registers {
  return {
    async read(offset, width) {
      const place = transcript.length
      transcript.note(`${prefix}read ${describe(offset, width)}: no answer`)
      const value = await registers.read(offset, width)
      transcript.rewind(place)
      transcript.note(`${prefix}read ${describe(offset, width)}: ${hex(value)}`)
      return value
    },
    async write(offset, width, value) {
      transcript.note(`${prefix}write ${describe(offset, width)}: ${hex(value)}`)
      await registers.write(offset, width, value)
    },
  }
}

function describe(offset: number, width: Width): string {
  return registerName(offset) + (width === 4 ? '' : ` (${width * 8} bits)`)
}

function hex(value: number): string {
  return value < 10 ? String(value) : `0x${value.toString(16)}`
}
