/** Replies that are still to come, first asked first served, and how long the oldest has been waited for. */
export class PendingReplies<Reply> {
  readonly #waiting: {resolve: (reply: Reply) => void; reject: (error: Error) => void}[] = []
  readonly #watch: NodeJS.Timeout
  #since = 0

  /** Calls `late` once, when a reply takes longer than so many milliseconds. */
  constructor(milliseconds: number, late: () => void) {
    this.#watch = setInterval(() => {
      if (this.#waiting.length === 0 || performance.now() - this.#since < milliseconds) return
      clearInterval(this.#watch)
      late()
    }, milliseconds / 8)
    this.#watch.unref()
  }

  next(): Promise<Reply> {
    if (this.#waiting.length === 0) this.#since = performance.now()
    return new Promise((resolve, reject) => this.#waiting.push({resolve, reject}))
  }

  /** Hands a reply to the first who waits. */
  settle(reply: Reply): void {
    this.#since = performance.now()
    this.#waiting.shift()?.resolve(reply)
  }

  /** Everybody who waits gets this error. */
  fail(error: Error): void {
    clearInterval(this.#watch)
    for (const {reject} of this.#waiting.splice(0)) reject(error)
  }
}
