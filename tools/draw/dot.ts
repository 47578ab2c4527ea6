import {Graphviz} from '@hpcc-js/wasm-graphviz'

let graphviz: Promise<Graphviz> | undefined

/** Graphviz, compiled to WebAssembly. It sees no file of ours: images in a graph are not loaded. */
export async function drawDot(source: string): Promise<string> {
  graphviz ??= Graphviz.load()
  const svg = (await graphviz).dot(source, 'svg')
  // Graphviz measures with Times at 14 points where a graph names no font. Pages set figures in their reader's sans face,
  // which is wider: at 12 points it stays in its boxes.
  return svg
    .replaceAll(
      'font-family="Times,serif" font-size="14.00"',
      'font-family="Helvetica,Arial,sans-serif" font-size="12.00"',
    )
    .replaceAll('font-family="Times,serif"', 'font-family="Helvetica,Arial,sans-serif"')
}
