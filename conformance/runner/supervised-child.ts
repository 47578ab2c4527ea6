import {type ChildProcess, fork} from 'node:child_process'
import {mkdtempSync, rmSync} from 'node:fs'
import {join} from 'node:path'
import {fileURLToPath} from 'node:url'
import type {ChildOrder, ChildReport} from './protocol.ts'

/** How an order ended. */
export type Ending =
  | {readonly report: Exclude<ChildReport, {inside: true} | {alive: true}>}
  /** `inside`: the body of a case had begun. */
  | {readonly lost: 'hung' | 'died'; readonly inside: boolean; readonly detail: string; readonly log: string}

const kept = 4000

/** A child in a process group of its own, which can be ended whatever it does. */
export class SupervisedChild {
  readonly #child: ChildProcess
  #log = ''
  #gone: string | undefined
  #killed = false
  #take: ((report: ChildReport) => void) | undefined
  #end: ((detail: string) => void) | undefined

  /** Of its own, for temporary files. */
  readonly #folder: string

  /** The child finds a new folder below `parent` as its folder for temporary files. */
  constructor(parent: string) {
    this.#folder = mkdtempSync(join(parent, 'child-'))
    this.#child = fork(fileURLToPath(new URL('./child.js', import.meta.url)), {
      detached: true,
      stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
      env: {...process.env, TMPDIR: this.#folder},
    })
    this.#child.stderr!.setEncoding('utf8').on('data', (text: string) => {
      this.#log = (this.#log + text).slice(-kept)
    })
    this.#child.on('message', (report: ChildReport) => this.#take?.(report))
    this.#child.on('error', () => {})
    this.#child.once('close', (code, signal) => {
      this.#gone = signal ? `signal ${signal}` : `exit code ${code}`
      this.#end?.(this.#gone)
      this.kill()
    })
  }

  /** Gives an order and waits for its end. A child that says nothing for so many milliseconds is ended. */
  order(order: ChildOrder, milliseconds: number): Promise<Ending> {
    return new Promise((resolve) => {
      let inside = false
      const settle = (ending: Ending) => {
        clearTimeout(silence)
        clearTimeout(limit)
        this.#take = this.#end = undefined
        resolve(ending)
      }
      const lost = (how: 'hung' | 'died', detail: string) => {
        settle({lost: how, inside, detail, log: this.#log.replaceAll(this.#folder, 'TMPDIR')})
        this.kill()
      }
      const silence = setTimeout(() => lost('hung', `nothing happens for ${milliseconds / 1000} s`), milliseconds)
      const limit = setTimeout(() => lost('hung', `no end within ${milliseconds / 100} s`), 10 * milliseconds)
      this.#end = (detail) => lost('died', detail)
      this.#take = (report) => {
        silence.refresh()
        if ('inside' in report) inside = true
        else if (!('alive' in report)) settle({report})
      }
      if (this.#gone !== undefined) lost('died', this.#gone)
      else this.#child.send(order, () => {})
    })
  }

  /** Ends the child and all that it has started, and removes its files. It may be called more than once. */
  kill(): void {
    // Once: later the number of its group may be somebody else's.
    if (this.#killed) return
    this.#killed = true
    try {
      if (this.#child.pid !== undefined) process.kill(-this.#child.pid, 'SIGKILL')
    } catch {
      // The group is gone.
    }
    rmSync(this.#folder, {recursive: true, force: true, maxRetries: 3})
  }
}
