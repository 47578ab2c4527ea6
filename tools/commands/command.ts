/** One subcommand: what `--help` says of it, its options, and what it does. */
export interface Command {
  /** After `avps`, with its arguments: `check [FILE…]`. */
  usage: string
  summary: string
  /** A paragraph or two, and examples, wrapped below 80 columns. */
  help: string
  options: Record<string, OptionSpec>
  run(invocation: Invocation): Promise<number>
}

export interface OptionSpec {
  type: 'string' | 'boolean'
  multiple?: boolean
  /** One letter. */
  short?: string
  /** What stands for the value in the help. */
  value?: string
  help: string
}

export interface Invocation {
  root: string
  positionals: string[]
  values: Record<string, string | boolean | string[] | undefined>
  terminal: Terminal
}

/** The world outside, as far as a command may touch it. */
export interface Terminal {
  out(text: string): void
  err(text: string): void
  /** A line that a CI system acts on; its parts are escaped as that system asks. */
  command(text: string): void
  /** Colours and progress are wanted. */
  interactive: boolean
  colours: boolean
}

export const exitCode = {ok: 0, findings: 1, usage: 2, environment: 3, bug: 70} as const

/** A wrong call; its message says what was expected. The command line adds where the help is. */
export class UsageProblem extends Error {}
