import assert from 'node:assert/strict'
import {type ChildProcess, spawn} from 'node:child_process'
import {once} from 'node:events'
import {fileURLToPath} from 'node:url'
import {packageRoot} from '../../tools/own/package-root.ts'

export const cli: string = fileURLToPath(new URL('build/tools/cli.js', packageRoot))

/** What came of a command. `code` is null where a signal ended it. */
export interface Ended {
  code: number | null
  signal: NodeJS.Signals | null
  out: string
  err: string
  milliseconds: number
}

export interface Running {
  child: ChildProcess
  ended: Promise<Ended>
}

export interface Circumstances {
  /** A shell's words before the command, such as `ulimit -n 20;`. */
  shell?: string
  /** Modules that node loads first. */
  preload?: string
  environment?: Record<string, string>
  /** Milliseconds after which the command counts as one that never ends. */
  limit?: number
}

/** Starts a command as an author does, in a process group of its own. */
export function start(args: string[], circumstances: Circumstances = {}): Running {
  const {shell, preload, environment, limit = 60_000} = circumstances
  const command = [process.execPath, ...(preload ? ['--import', preload] : []), cli, ...args]
  const words = shell === undefined ? command : ['bash', '-c', `${shell} "$@"`, 'avps', ...command]
  const child = spawn(words[0]!, words.slice(1), {
    detached: true,
    stdio: ['ignore', 'pipe', 'pipe'],
    env: {...process.env, ...environment},
  })
  return {child, ended: outcome(child, limit)}
}

export function avps(args: string[], circumstances?: Circumstances): Promise<Ended> {
  return start(args, circumstances).ended
}

/** A command may find something or fail for a reason; it neither hangs nor falls over. */
export function assertCalm({code, signal, out, err}: Ended, allowed: number[] = [0, 1, 2, 3]): void {
  const said = `exit ${code ?? signal}\n${(out + err).slice(-1500)}`
  assert.ok(code !== null && allowed.includes(code), `expected exit ${allowed.join(' or ')}: ${said}`)
  assert.doesNotMatch(out + err, /^\s+at .+:\d+:\d+\)?$/m, `a stack trace: ${said}`)
}

async function outcome(child: ChildProcess, limit: number): Promise<Ended> {
  const started = performance.now()
  let out = ''
  let err = ''
  child.stdout!.setEncoding('utf8').on('data', (text: string) => {
    out += text
  })
  child.stderr!.setEncoding('utf8').on('data', (text: string) => {
    err += text
  })
  let late = false
  const timer = setTimeout(() => {
    late = true
    process.kill(-child.pid!, 'SIGKILL')
  }, limit)
  const [code, signal] = (await once(child, 'close')) as [number | null, NodeJS.Signals | null]
  clearTimeout(timer)
  assert.ok(!late, `no end after ${limit} ms: ${(out + err).slice(-1500)}`)
  return {code, signal, out, err, milliseconds: performance.now() - started}
}
