import {oneLine} from '../text/terminal.ts'
import type {Terminal} from './command.ts'

/** One line that is written over on a terminal; silence where nobody watches. */
export function progressOn(terminal: Terminal, quiet: boolean): {step(text: string): void; end(): void} {
  if (!terminal.interactive || quiet) return {step() {}, end() {}}
  let shown = false
  return {
    step(text) {
      shown = true
      terminal.err(`\r\u001b[K${oneLine(text).slice(0, 78)}`)
    },
    end() {
      if (shown) terminal.err('\r\u001b[K')
    },
  }
}
