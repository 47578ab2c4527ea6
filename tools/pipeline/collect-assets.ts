import type {Cache} from '../disk/cache.ts'
import type {Finding} from '../finding.ts'
import type {Root} from '../read/root.ts'
import type {Chapter} from './chapters.ts'

const imageEndings = /\.(?:png|jpe?g|gif|webp|svg)$/i

export interface Assets {
  /** Path below `site/`: bytes. */
  assets: Map<string, Uint8Array>
  /** Files under the root that exist, of those that a chapter links to; images only of a kind that browsers show. */
  existing: Set<string>
  findings: Finding[]
}

/** Drawings of figures and bytes of images: what a page shows beside its text. */
export async function collectAssets(chapters: Chapter[], root: Root, cache: Cache): Promise<Assets> {
  const result: Assets = {assets: new Map(), existing: new Set(), findings: []}
  const listed = new Set(chapters.map(({place}) => place.path))
  for (const chapter of chapters) {
    for (const figure of chapter.figures) await addFigure(figure, chapter, cache, result)
    for (const {path, image} of chapter.links) {
      if (image) await addImage(path, root, result)
      else if (!listed.has(path) && root.exists(path)) result.existing.add(path)
    }
  }
  return result
}

async function addFigure(
  figure: Chapter['figures'][number],
  {place}: Chapter,
  cache: Cache,
  {assets, findings}: Assets,
): Promise<void> {
  const path = `figures/${figure.hash}.svg`
  if (assets.has(path)) return
  const key = cache.key('drawing', figure.language, figure.source)
  let drawing = cache.get<{svg: string} | {error: string}>(key)?.value
  if (!drawing) {
    const {drawFigure} = await import('../draw/draw-figure.ts')
    drawing = await drawFigure(figure)
    cache.set(key, drawing)
  }
  if ('svg' in drawing) {
    assets.set(path, Buffer.from(drawing.svg))
    return
  }
  findings.push({
    rule: 'figure-source',
    severity: 'error',
    file: place.path,
    line: figure.line,
    column: figure.column,
    message: `Unexpected ${figure.language} source, expected a figure that can be drawn: ${drawing.error}`,
    fix: 'mend the source of the figure',
  })
}

async function addImage(path: string, root: Root, {assets, existing}: Assets): Promise<void> {
  if (!imageEndings.test(path) || assets.has(`assets/${path}`)) return
  const read = root.read(path)
  if ('unreadable' in read) return
  existing.add(path)
  if (!/\.svg$/i.test(path)) {
    assets.set(`assets/${path}`, read.bytes)
    return
  }
  const {cleanSvg} = await import('../draw/clean-svg.ts')
  try {
    assets.set(`assets/${path}`, Buffer.from(cleanSvg(Buffer.from(read.bytes).toString('utf8'))))
  } catch {
    // No SVG in it: to the reader of the chapter the image is broken, and the rule says so.
    existing.delete(path)
  }
}
