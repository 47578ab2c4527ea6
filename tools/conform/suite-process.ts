import {type ChildProcessWithoutNullStreams, spawn} from 'node:child_process'
import {setTimeout} from 'node:timers/promises'
import {z} from 'zod'
import {adoptChild} from '../processes/adopt-child.ts'
import {endChild, signalChild} from '../processes/child-processes.ts'
import {isTooDeep} from '../text/depth.ts'
import {boundedLines, LineTooLong} from './bounded-lines.ts'

/** The suite's program broke off, or said something that nobody expected of it. */
export class SuiteProblem extends Error {}

const opened = z.looseObject({version: z.string(), judged: z.record(z.string(), z.string()).default({})})
const failed = z.object({message: z.string(), log: z.string().default('')})
const observed = z.object({
  case: z.string(),
  observed: z.enum(['pass', 'fail', 'error', 'not-run', 'not-observable']),
  reason: z.string().max(2000).nullable().default(null),
  evidence: z.string().max(4000).nullable().default(null),
})
const message = z.union([
  z.strictObject({opened}),
  z.strictObject({failed}),
  z.strictObject({begun: z.object({case: z.string()})}),
  z.strictObject({observed}),
  z.strictObject({done: z.object({})}),
])

type Message = z.infer<typeof message>
export type Observed = z.infer<typeof observed>

/**
 * What the program says of a target that it has started: its version, the programs from outside of the root that it consists
 * of, and beside them what it sees in the shape of a claim.
 */
export type Opened = z.infer<typeof opened>

/** A case as the program is told of it. */
export interface CaseOrder {
  case: string
  requirement: string
  file: string
  accept: string[]
  uses: string[]
  mayHang: boolean
  devices: string[]
}

/** What a message may be, in characters of its line. */
const longestLine = 1_000_000

/** How long the program has to end, in milliseconds: once its input has ended, then once it was asked to. */
const timeToEnd = 5000
const timeToObey = 2000

/**
 * A conversation with the program that runs the cases: one JSON object a line, in both directions. The suite may be
 * written in any language; nothing of it is loaded here.
 *
 * The program leads a process group of its own, and is given up after `patience` seconds without a word: whatever it
 * does, its group is ended with the conversation, and with this process.
 */
export class SuiteProcess {
  readonly #child: ChildProcessWithoutNullStreams
  readonly #lines: AsyncIterator<string>
  readonly #closed: Promise<unknown>
  readonly #patience: number
  #log = ''

  /** `command` is a program and its arguments; it is run in `folder`, with these variables beside ours. */
  constructor(command: string[], folder: string, patience: number, variables: Record<string, string> = {}) {
    this.#patience = patience
    const [program, ...args] = command
    this.#child = spawn(program!, args, {
      cwd: folder,
      stdio: ['pipe', 'pipe', 'pipe'],
      detached: true,
      env: {...process.env, ...variables},
    })
    adoptChild(this.#child)
    this.#closed = new Promise((resolve) => this.#child.once('close', resolve))
    this.#child.on('error', (problem) => {
      this.#log += problem.message
    })
    this.#child.stdin.on('error', () => {})
    this.#child.stderr.setEncoding('utf8').on('data', (text: string) => {
      this.#log = `${this.#log}${text}`.slice(-4000)
    })
    this.#lines = boundedLines(this.#child.stdout, longestLine)
  }

  /** Starts a target. A target that does not come up is a value, with what it printed. */
  async open(
    name: string,
    options: Record<string, unknown>,
  ): Promise<{opened: Opened} | {failed: z.infer<typeof failed>}> {
    this.#send({open: {name, options}})
    const answer = await this.#receive()
    if ('opened' in answer || 'failed' in answer) return answer
    throw unexpected(answer, 'opened or failed')
  }

  /** Runs cases, one after the other. */
  async run(cases: CaseOrder[], on: {begun(id: string): void; observed(result: Observed): void}): Promise<void> {
    this.#send({run: {cases}})
    for (;;) {
      const answer = await this.#receive()
      if ('begun' in answer) on.begun(answer.begun.case)
      else if ('observed' in answer) on.observed(answer.observed)
      else if ('done' in answer) return
      else throw unexpected(answer, 'begun, observed or done')
    }
  }

  /** Ends the program and all that it started: by the end of its input, then by SIGTERM, then at once. */
  async close(): Promise<void> {
    this.#child.stdin.end()
    // What nobody reads any more would keep the program's end from being seen.
    this.#child.stdout.destroy()
    if (!(await this.#endsWithin(timeToEnd))) {
      signalChild(this.#child, 'SIGTERM')
      await this.#endsWithin(timeToObey)
    }
    endChild(this.#child)
  }

  /** Asks the program to end at once: the conversation is over. */
  kill(): void {
    signalChild(this.#child, 'SIGTERM')
  }

  /** True once the program has ended, and nobody holds its streams any more. */
  async #endsWithin(milliseconds: number): Promise<boolean> {
    if (this.#child.pid === undefined) return true
    const waiting = new AbortController()
    const late = setTimeout(milliseconds, false, {signal: waiting.signal}).catch(() => false)
    const ended = await Promise.race([this.#closed.then(() => true), late])
    waiting.abort()
    return ended
  }

  #send(value: unknown): void {
    this.#child.stdin.write(`${JSON.stringify(value)}\n`)
  }

  async #receive(): Promise<Message> {
    const {value: line, done} = await this.#nextLine()
    if (done) {
      // What it said last may still be on its way, or a child of its own keeps the line open.
      await this.#endsWithin(timeToObey)
      throw new SuiteProblem(`the program of the suite ended early${this.#said()}`)
    }
    const value = parseJson(line)
    const parsed = message.safeParse(isTooDeep(value) ? undefined : value)
    if (parsed.success) return parsed.data
    throw new SuiteProblem(
      `the program of the suite wrote \`${line.slice(0, 200)}\`, expected a message of its protocol`,
    )
  }

  /** A program that says nothing for too long, or too much at once, is given up. */
  async #nextLine(): Promise<IteratorResult<string>> {
    const silence = new AbortController()
    const line = this.#lines.next().catch((problem: unknown) => {
      if (problem instanceof LineTooLong) throw new SuiteProblem(`the program of the suite wrote ${problem.message}`)
      throw problem
    })
    try {
      return await Promise.race([line, this.#loseTo(silence.signal)])
    } catch (problem) {
      endChild(this.#child)
      throw problem
    } finally {
      silence.abort()
      line.catch(() => {})
    }
  }

  async #loseTo(signal: AbortSignal): Promise<never> {
    await setTimeout(this.#patience * 1000, undefined, {signal}).catch(() => new Promise(() => {}))
    throw new SuiteProblem(
      `the program of the suite has said nothing for ${this.#patience} s: allow more with --patience, or mend it${this.#said()}`,
    )
  }

  #said(): string {
    return this.#log ? `:\n${this.#log.trim()}` : ''
  }
}

function parseJson(line: string): unknown {
  try {
    return JSON.parse(line)
  } catch {
    return undefined
  }
}

function unexpected(answer: Message, expected: string): SuiteProblem {
  return new SuiteProblem(`the program of the suite answered ${Object.keys(answer)[0]}, expected ${expected}`)
}
