import type {Cache} from '../disk/cache.ts'
import type {CleanSvg} from '../draw/clean-svg.ts'
import type {Drawing, FigureSource} from '../draw/draw-figure.ts'
import type {Drawer} from '../draw/drawer.ts'
import type {Finding, Place} from '../model/finding.ts'
import type {Root} from '../read/root.ts'
import type {Chapter} from './reuse-chapters.ts'

const imageEndings = /\.(?:png|jpe?g|gif|webp|svg)$/i

export interface Assets {
  /** Path below `site/`: bytes. */
  assets: Map<string, Uint8Array>
  /** Files under the root that exist, of those that a chapter links to; images only of a kind that browsers show. */
  existing: Set<string>
  findings: Finding[]
  /** False where another try may draw what could not be drawn now. */
  settled: boolean
}

/** Drawings of figures and bytes of images: what a page shows beside its text. */
export async function collectAssets(chapters: Chapter[], root: Root, cache: Cache): Promise<Assets> {
  const result: Assets = {assets: new Map(), existing: new Set(), findings: [], settled: true}
  const listed = new Set(chapters.map(({place}) => place.path))
  const drawings = new Drawings(cache)
  try {
    for (const chapter of chapters) {
      for (const figure of chapter.figures) await addFigure(figure, chapter, drawings, result)
      for (const link of chapter.links) {
        if (link.image) await addImage(link, chapter, root, result)
        else if (!listed.has(link.path) && root.exists(link.path)) result.existing.add(link.path)
      }
    }
  } finally {
    drawings.end()
  }
  return result
}

/** Figures as they were drawn before, or are drawn now. */
class Drawings {
  readonly #cache: Cache
  /** What another build may draw: this one does not try it twice. */
  readonly #failed = new Map<string, Drawing>()
  #drawer: Drawer | undefined

  constructor(cache: Cache) {
    this.#cache = cache
  }

  async draw(figure: FigureSource): Promise<{drawing: Drawing; final: boolean}> {
    const key = this.#cache.key('drawing', figure.language, figure.source)
    const known = this.#cache.get<Drawing>(key)
    if (known) return {drawing: known.value, final: true}
    const failed = this.#failed.get(key)
    if (failed) return {drawing: failed, final: false}
    // With the means to start processes: nearly every build finds its figures drawn.
    this.#drawer ??= new (await import('../draw/drawer.ts')).Drawer()
    const drawn = await this.#drawer.draw(figure)
    if (drawn.final) this.#cache.set(key, drawn.drawing)
    else this.#failed.set(key, drawn.drawing)
    return drawn
  }

  end(): void {
    this.#drawer?.end()
  }
}

async function addFigure(
  figure: Chapter['figures'][number],
  {place}: Chapter,
  drawings: Drawings,
  result: Assets,
): Promise<void> {
  const path = `figures/${figure.hash}.svg`
  if (result.assets.has(path)) return
  const {drawing, final} = await drawings.draw(figure)
  const {line, column} = figure
  if ('svg' in drawing) {
    result.assets.set(path, Buffer.from(drawing.svg))
    result.findings.push(...droppedFrom(drawing, {file: place.path, line, column}))
    return
  }
  result.settled &&= final
  result.findings.push({
    rule: 'figure-source',
    file: place.path,
    line,
    column,
    message: `Unexpected ${figure.language} source, expected a figure that can be drawn: ${drawing.error}`,
    fix: final ? 'mend the source of the figure' : 'draw less, nest less deeply, or make several figures of it',
  })
}

async function addImage(
  {path, line, column}: Chapter['links'][number],
  {place}: Chapter,
  root: Root,
  {assets, existing, findings}: Assets,
): Promise<void> {
  if (!imageEndings.test(path) || assets.has(`assets/${path}`)) return
  const read = root.read(path)
  if ('unreadable' in read) return
  existing.add(path)
  if (!/\.svg$/i.test(path)) {
    assets.set(`assets/${path}`, read.bytes)
    return
  }
  // With its parsers.
  const {cleanSvg} = await import('../draw/clean-svg.ts')
  try {
    const drawing = cleanSvg(Buffer.from(read.bytes).toString('utf8'))
    assets.set(`assets/${path}`, Buffer.from(drawing.svg))
    findings.push(...droppedFrom(drawing, {file: place.path, line, column}))
  } catch {
    // No SVG in it: to the reader of the chapter the image is broken, and the rule says so.
    existing.delete(path)
  }
}

function droppedFrom({dropped}: CleanSvg, place: Place): Finding[] {
  if (dropped.length === 0) return []
  const names = dropped.slice(0, 5).map((name) => `\`${name.slice(0, 40)}\``)
  return [
    {
      rule: 'svg-content',
      ...place,
      message: `Unexpected ${names.join(', ')}${dropped.length > 5 ? ' and more' : ''} in a drawing, expected shapes and text alone`,
      fix: 'draw it without; what could act or load something is left out',
    },
  ]
}
