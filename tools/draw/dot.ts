import {Graphviz} from '@hpcc-js/wasm-graphviz'

let graphviz: Promise<Graphviz> | undefined

/** Graphviz, compiled to WebAssembly. It sees no file of ours: images in a graph are not loaded. */
export async function drawDot(source: string): Promise<string> {
  graphviz ??= Graphviz.load()
  const svg = (await graphviz).dot(source, 'svg')
  // Graphviz measures with Times where a graph names no font; pages set figures in their sans face.
  return svg.replaceAll('font-family="Times,serif"', 'font-family="Helvetica,Arial,sans-serif"')
}
