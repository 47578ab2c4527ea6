import {type ChildProcessWithoutNullStreams, spawn} from 'node:child_process'
import {createInterface} from 'node:readline'
import {setTimeout} from 'node:timers/promises'
import {z} from 'zod'

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

/**
 * A conversation with the program that runs the cases: one JSON object a line, in both directions. The suite may be
 * written in any language; nothing of it is loaded here.
 */
export class SuiteProcess {
  readonly #child: ChildProcessWithoutNullStreams
  readonly #lines: AsyncIterator<string>
  readonly #closed: Promise<unknown>
  #log = ''

  /** `command` is a program and its arguments; it is run in `folder`, with these variables beside ours. */
  constructor(command: string[], folder: string, variables: Record<string, string> = {}) {
    const [program, ...args] = command
    this.#child = spawn(program!, args, {
      cwd: folder,
      stdio: ['pipe', 'pipe', 'pipe'],
      env: {...process.env, ...variables},
    })
    this.#closed = new Promise((resolve) => this.#child.once('close', resolve))
    this.#child.on('error', (problem) => {
      this.#log += problem.message
    })
    this.#child.stdin.on('error', () => {})
    this.#child.stderr.setEncoding('utf8').on('data', (text: string) => {
      this.#log = `${this.#log}${text}`.slice(-4000)
    })
    this.#lines = createInterface({input: this.#child.stdout})[Symbol.asyncIterator]()
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

  /** Ends the program, which takes its targets with it. */
  async close(): Promise<void> {
    if (this.#child.exitCode !== null || this.#child.signalCode !== null || this.#child.pid === undefined) return
    this.#child.stdin.end()
    if (await Promise.race([this.#closed.then(() => true), setTimeout(5000, false, {ref: false})])) return
    this.#child.kill('SIGTERM')
    await Promise.race([this.#closed, setTimeout(2000, undefined, {ref: false})])
  }

  /** At once, from the handler of a signal. */
  kill(): void {
    this.#child.kill('SIGTERM')
  }

  #send(value: unknown): void {
    this.#child.stdin.write(`${JSON.stringify(value)}\n`)
  }

  async #receive(): Promise<Message> {
    const {value: line, done} = await this.#lines.next()
    if (done) {
      // What it said last may still be on its way, or a child of its own keeps the line open.
      await Promise.race([this.#closed, setTimeout(2000, undefined, {ref: false})])
      throw new SuiteProblem(`the program of the suite ended early${this.#log ? `:\n${this.#log.trim()}` : ''}`)
    }
    const parsed = message.safeParse(parseJson(line))
    if (parsed.success) return parsed.data
    throw new SuiteProblem(
      `the program of the suite wrote \`${line.slice(0, 200)}\`, expected a message of its protocol`,
    )
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
