import type {ExtractedFigure} from '../model/extraction.ts'
import {type CleanSvg, cleanSvg} from './clean-svg.ts'
import {DrawingCrash} from './drawing-crash.ts'

export type FigureSource = Pick<ExtractedFigure, 'language' | 'source'>

/** A figure, or the reason why it cannot be drawn. */
export type Drawing = CleanSvg | {error: string}

/**
 * A figure's source as SVG. No browser, no network. It may take any time, any memory or its process with it: builds draw
 * by `drawer.ts`.
 */
export async function drawFigure(figure: FigureSource): Promise<Drawing> {
  try {
    return cleanSvg(await draw(figure))
  } catch (problem) {
    // How deep the stack is depends on the machine.
    if (problem instanceof DrawingCrash || isStackOverflow(problem)) throw problem
    return {error: (problem instanceof Error ? problem.message : String(problem)).split('\n')[0]!.slice(0, 300)}
  }
}

async function draw({language, source}: FigureSource): Promise<string> {
  switch (language) {
    case 'dot':
      return (await import('./dot.ts')).drawDot(source)
    case 'wavedrom':
      return (await import('./wavedrom.ts')).drawWavedrom(source)
    case 'sequence':
      return (await import('./sequence.ts')).drawSequence(source)
  }
}

function isStackOverflow(problem: unknown): boolean {
  return problem instanceof RangeError && problem.message.includes('call stack')
}
