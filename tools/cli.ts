#!/usr/bin/env node
import {resolve} from 'node:path'
import {parseArgs} from 'node:util'
import {type Command, exitCode, type Invocation, UsageProblem} from './commands/command.ts'
import {explainProblem} from './commands/explain-problem.ts'
import {terminalOn} from './commands/terminal.ts'
import {toolVersion} from './own/package-root.ts'
import {askChildrenToEnd} from './processes/child-processes.ts'

/** In the order in which a newcomer meets them. Loaded only when named: start-up is part of every command's time. */
const commands: Record<string, () => Promise<Command>> = {
  init: async () => (await import('./commands/init.ts')).initCommand,
  build: async () => (await import('./commands/build.ts')).buildCommand,
  check: async () => (await import('./commands/check.ts')).checkCommand,
  tag: async () => (await import('./commands/tag.ts')).tagCommand,
  accept: async () => (await import('./commands/accept.ts')).acceptCommand,
  stubs: async () => (await import('./commands/stubs.ts')).stubsCommand,
  conform: async () => (await import('./commands/conform.ts')).conformCommand,
  import: async () => (await import('./commands/import.ts')).importCommand,
  export: async () => (await import('./commands/export.ts')).exportCommand,
  report: async () => (await import('./commands/report.ts')).reportCommand,
  pics: async () => (await import('./commands/pics.ts')).picsCommand,
  matrix: async () => (await import('./commands/matrix.ts')).matrixCommand,
  query: async () => (await import('./commands/query.ts')).queryCommand,
}

const terminal = terminalOn(process.stdout, process.stderr)

for (const stream of [process.stdout, process.stderr]) {
  stream.on('error', (problem: NodeJS.ErrnoException) => {
    // `avps check | head` closes the pipe early: nothing is wrong.
    if (problem.code === 'EPIPE') process.exit(process.exitCode ?? 0)
    if (stream === process.stdout) terminal.err(`Cannot write the output: ${problem.message}.\n`)
    process.exit(exitCode.environment)
  })
}

process.on(
  'uncaughtException',
  (problem) => void explainProblem(problem, '', terminal).then((code) => process.exit(code)),
)

process.exitCode = await main(process.argv.slice(2))

async function main(args: string[]): Promise<number> {
  const [name, ...rest] = args[0]?.startsWith('--root') ? reorder(args) : args
  if (name === '--version') {
    terminal.out(`${toolVersion}\n`)
    return exitCode.ok
  }
  if (name === undefined || name === '--help' || name === '-h' || name === 'help') {
    if (rest[0] !== undefined && Object.hasOwn(commands, rest[0]))
      return showHelp((await chosen(await commands[rest[0]]!(), rest.slice(1))).command)
    terminal.out(await overview())
    return exitCode.ok
  }
  const load = commands[name]
  if (!load) {
    terminal.err(`Unexpected command "${name}", expected one of ${Object.keys(commands).join(', ')}.\n`)
    return exitCode.usage
  }
  try {
    const {command, rest: args} = await chosen(await load(), rest)
    const invocation = parse(command, args)
    return invocation === 'help' ? showHelp(command) : await runInterruptibly(command, invocation)
  } catch (problem) {
    return explainProblem(problem, name, terminal)
  }
}

/** `avps --root X build` means the same as `avps build --root X`. */
function reorder(args: string[]): string[] {
  const taken = args[0] === '--root' ? 2 : 1
  return args[taken] === undefined ? args : [args[taken]!, ...args.slice(0, taken), ...args.slice(taken + 1)]
}

/** The kind of a command that its first argument names, and what follows. */
async function chosen(command: Command, rest: string[]): Promise<{command: Command; rest: string[]}> {
  const [kind, ...after] = rest
  if (!command.kinds || kind === undefined || !Object.hasOwn(command.kinds, kind)) return {command, rest}
  return {command: await command.kinds[kind]!(), rest: after}
}

function parse(command: Command, args: string[]): Invocation | 'help' {
  const options = Object.fromEntries(
    Object.entries(command.options).map(([key, {type, multiple, short}]) => [
      key,
      {type, multiple: multiple ?? false, ...(short && {short})},
    ]),
  )
  let parsed: ReturnType<typeof parseArgs>
  try {
    parsed = parseArgs({
      args,
      allowPositionals: true,
      options: {...options, root: {type: 'string'}, help: {type: 'boolean', short: 'h'}},
    })
  } catch (problem) {
    throw new UsageProblem((problem as Error).message)
  }
  if (parsed.values.help) return 'help'
  return {
    root: resolve((parsed.values.root as string | undefined) ?? '.'),
    positionals: parsed.positionals,
    values: parsed.values as Invocation['values'],
    terminal,
  }
}

/** Ctrl-C: files are replaced whole or not at all, and the system gives locks back; children go with us. */
async function runInterruptibly(command: Command, invocation: Invocation): Promise<number> {
  for (const [signal, code] of [
    ['SIGINT', 130],
    ['SIGTERM', 143],
  ] as const) {
    process.once(signal, () => {
      terminal.err('\nInterrupted: what was written is whole, the next command finishes it.\n')
      void askChildrenToEnd(2000).then(() => process.exit(code))
    })
  }
  return command.run(invocation)
}

function showHelp({usage, summary, help, options}: Command): number {
  const rows = Object.entries(options).map(([key, {value, short, help: text}]): [string, string] => [
    `${short ? `-${short}, ` : ''}--${key}${value ? ` ${value}` : ''}`,
    text,
  ])
  rows.push(['--root FOLDER', 'where spec.yaml stands (the current folder)'], ['-h, --help', 'this text'])
  const width = Math.max(...rows.map(([option]) => option.length))
  terminal.out(`avps ${usage} — ${summary}\n\n${help}\n\nOptions:\n`)
  for (const [option, text] of rows) terminal.out(`  ${option.padEnd(width)}  ${wrap(text, 76 - width, width + 4)}\n`)
  return exitCode.ok
}

function wrap(text: string, width: number, indent: number): string {
  const lines: string[] = ['']
  for (const word of text.split(' ')) {
    const last = lines.at(-1)!
    if (last !== '' && last.length + word.length + 1 > width) lines.push(word)
    else lines[lines.length - 1] = last === '' ? word : `${last} ${word}`
  }
  return lines.join(`\n${' '.repeat(indent)}`)
}

async function overview(): Promise<string> {
  const list = await Promise.all(Object.values(commands).map((load) => load()))
  const width = Math.max(...list.map(({usage}) => usage.length))
  const rows = list.map(({usage, summary}) => `  ${usage.padEnd(width)}  ${wrap(summary, 76 - width, width + 4)}`)
  return `avps ${toolVersion}: Markdown chapters with tagged requirements in; a traceability
database, a published specification, matrices and test skeletons out.

Usage: avps COMMAND [--root FOLDER]

${rows.join('\n')}

avps COMMAND --help teaches one command.
Exit codes: 0 nothing to mend, 1 an error among the findings, 2 wrong usage,
3 the machine (permissions, a full disk), 70 a mistake of avps.
`
}
