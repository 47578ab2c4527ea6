import {BoundedProcess, type Limits, type NoAnswer} from '../processes/bounded-process.ts'
import type {Drawing, FigureSource} from './draw-figure.ts'

/** Of one figure. What a chapter can hold takes a tenth of a second and a tenth of the memory. */
const figureLimits: Limits = {seconds: 10, megabytes: 1024}

/** Draws figures in a process of their own, each within limits; a figure that fails takes nothing with it. */
export class Drawer {
  readonly #limits: Limits
  readonly #process: BoundedProcess<FigureSource, Drawing>

  constructor(limits: Limits = figureLimits) {
    this.#limits = limits
    this.#process = new BoundedProcess(new URL('./draw-program.js', import.meta.url), limits)
  }

  /** `final` is false where another try, on another machine or at another hour, may end otherwise. */
  async draw(figure: FigureSource): Promise<{drawing: Drawing; final: boolean}> {
    const result = await this.#process.ask({language: figure.language, source: figure.source})
    if ('ended' in result) return {drawing: {error: this.#reasonOf(result)}, final: false}
    // What a library leaves behind when it fails is not for the next figure.
    if ('error' in result.answer) this.end()
    return {drawing: result.answer, final: true}
  }

  end(): void {
    this.#process.end()
  }

  #reasonOf({ended}: NoAnswer): string {
    switch (ended) {
      case 'time':
        return `it takes longer than ${this.#limits.seconds} s to draw`
      case 'memory':
        return `it takes more than ${this.#limits.megabytes} MB to draw`
      case 'crash':
        return 'the program that draws it crashed'
    }
  }
}
