import type {ExtractedFigure} from '../extraction.ts'
import {cleanSvg} from './clean-svg.ts'

/** A figure's source as SVG, or the reason why it cannot be drawn. No browser, no network. */
export async function drawFigure(
  figure: Pick<ExtractedFigure, 'language' | 'source'>,
): Promise<{svg: string} | {error: string}> {
  try {
    return {svg: cleanSvg(await draw(figure))}
  } catch (problem) {
    return {error: (problem instanceof Error ? problem.message : String(problem)).split('\n')[0]!.slice(0, 300)}
  }
}

async function draw({language, source}: Pick<ExtractedFigure, 'language' | 'source'>): Promise<string> {
  switch (language) {
    case 'dot':
      return (await import('./dot.ts')).drawDot(source)
    case 'wavedrom':
      return (await import('./wavedrom.ts')).drawWavedrom(source)
    case 'sequence':
      return (await import('./sequence.ts')).drawSequence(source)
  }
}
