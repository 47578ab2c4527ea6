import {terminalText, workflowText} from '../text/terminal.ts'
import type {Terminal} from './command.ts'

/** The only way out of the program for text: nothing in it can act on the terminal or the log that it is shown in. */
export function terminalOn(out: NodeJS.WriteStream, err: NodeJS.WriteStream): Terminal {
  const interactive = Boolean(err.isTTY) && !process.env.CI
  const colours = Boolean(err.isTTY && out.isTTY) && !process.env.NO_COLOR
  return {
    out: (text) => void out.write(terminalText(text, colours)),
    err: (text) => void err.write(terminalText(text, colours || interactive)),
    command: (text) => void out.write(`${workflowText(text)}\n`),
    interactive,
    colours,
  }
}
