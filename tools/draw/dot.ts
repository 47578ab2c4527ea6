import {Graphviz} from '@hpcc-js/wasm-graphviz'
import {DrawingCrash} from './drawing-crash.ts'

let graphviz: Promise<Graphviz> | undefined

/** Graphviz, compiled to WebAssembly. It sees no file of ours: images in a graph are not loaded. */
export async function drawDot(source: string): Promise<string> {
  graphviz ??= Graphviz.load()
  const svg = layOut(await graphviz, source)
  // Graphviz measures with Times at 14 points where a graph names no font. Pages set figures in their reader's sans face,
  // which is wider: at 12 points it stays in its boxes.
  return svg
    .replaceAll(
      'font-family="Times,serif" font-size="14.00"',
      'font-family="Helvetica,Arial,sans-serif" font-size="12.00"',
    )
    .replaceAll('font-family="Times,serif"', 'font-family="Helvetica,Arial,sans-serif"')
}

/** What Graphviz says of a source; anything else that comes out of it is the end of the compiled program. */
const aboutTheSource = /syntax error|not recognized|layout was not done/i

function layOut(graphviz: Graphviz, source: string): string {
  try {
    return graphviz.dot(source, 'svg')
  } catch (problem) {
    const {message} = problem as Error
    throw aboutTheSource.test(message) ? problem : new DrawingCrash(message)
  }
}
