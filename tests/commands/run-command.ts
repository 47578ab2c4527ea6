import type {Command, Invocation} from '../../tools/commands/command.ts'

/** Runs a command as the command line does, and keeps what it prints. */
export async function runCommand(
  command: Command,
  root: string,
  values: Invocation['values'],
  positionals: string[] = [],
): Promise<{code: number; out: string; err: string}> {
  const out: string[] = []
  const err: string[] = []
  const terminal = {
    out: (text: string) => void out.push(text),
    err: (text: string) => void err.push(text),
    command: (text: string) => void out.push(text),
    interactive: false,
    colours: false,
  }
  const code = await command.run({root, positionals, values, terminal})
  return {code, out: out.join(''), err: err.join('')}
}
