import {type ChildProcess, fork} from 'node:child_process'

export interface Limits {
  /** For one request, counted from when it is sent. */
  seconds: number
  /** Of the whole process, compiled code and native memory included. */
  megabytes: number
}

/** Why there is no answer. `said` is what the process left on its standard error, if anything. */
export interface NoAnswer {
  ended: 'time' | 'memory' | 'crash'
  said: string
}

/**
 * A program of ours (see `bounded-program.ts`) in a process of its own, for computations that may take any time, any
 * memory or their process with them. It starts with the first request and is killed by what exceeds a limit; the next
 * request gets a fresh one.
 */
export class BoundedProcess<Request, Answer> {
  readonly #program: URL
  readonly #limits: Limits
  #child: ChildProcess | undefined

  constructor(program: URL, limits: Limits) {
    this.#program = program
    this.#limits = limits
  }

  /** One request at a time. */
  ask(request: Request): Promise<{answer: Answer} | NoAnswer> {
    this.#child ??= this.#start()
    const child = this.#child
    return new Promise((resolve) => {
      let said = ''
      const hear = (text: Buffer): void => {
        said = (said + text.toString('utf8')).slice(-2000)
      }
      const settle = (result: {answer: Answer} | NoAnswer): void => {
        clearTimeout(timer)
        child.stderr!.off('data', hear)
        child.off('message', answered).off('close', closed).off('error', failed)
        if ('ended' in result) this.end()
        resolve(result)
      }
      const answered = (message: unknown): void => settle(message as {answer: Answer} | NoAnswer)
      const closed = (): void => settle({ended: 'crash', said: said.trim()})
      const failed = (problem: Error): void => settle({ended: 'crash', said: problem.message})
      const timer = setTimeout(() => settle({ended: 'time', said: ''}), this.#limits.seconds * 1000)
      child.stderr!.on('data', hear)
      child.on('message', answered).on('close', closed).on('error', failed)
      child.send(request as object, (problem) => problem && failed(problem))
    })
  }

  /** Kills the process, whatever it does. */
  end(): void {
    this.#child?.kill('SIGKILL')
    this.#child = undefined
  }

  #start(): ChildProcess {
    return fork(this.#program, [String(this.#limits.megabytes)], {
      serialization: 'advanced',
      stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
      execArgv: [],
    })
  }
}
