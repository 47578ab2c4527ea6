import type {Root as Tree} from 'mdast'
import type {Cache} from '../cache.ts'
import type {Extraction} from '../extraction.ts'
import type {IdPatterns} from '../id-pattern.ts'
import type {Engine} from '../markdown/parse.ts'
import type {Sources} from '../sources.ts'
import type {ExtractionSettings, Spec} from '../spec.ts'

export interface Chapter {
  place: Sources['chapters'][number]['place']
  text: string
  extraction: Extraction
}

export type Parse = (text: string) => Promise<Tree>

/** Extracts every chapter that could be read; what the same bytes gave before is taken from the cache. */
export async function extractChapters(
  sources: Sources,
  ids: IdPatterns,
  cache: Cache,
  engine: Engine | undefined,
  parse: Parse,
): Promise<Chapter[]> {
  const settings = settingsOf(sources, ids)
  const settingsText = describeSettings(settings, sources.spec, engine)
  const chapters: Chapter[] = []
  for (const {place, text, hash} of sources.chapters) {
    if (text === undefined) continue
    const key = cache.key('extraction', settingsText, JSON.stringify(place), hash)
    let extraction = recall(cache, key)
    if (!extraction) {
      const {extract} = await import('../extract/extract.ts')
      const highlight = /^[ \t>]*(?:```|~~~)\s*\w/m.test(text) ? await highlighter() : () => undefined
      extraction = extract({place, source: text, tree: await parse(text), settings, highlight})
      keep(cache, key, extraction)
    }
    chapters.push({place, text, extraction})
  }
  return chapters
}

/** Loads the parser when it is first needed: a build that remembers every chapter never does. */
export function lazyParser(engine: Engine | undefined): Parse {
  let parser: Promise<Parse> | undefined
  return async (text) => {
    parser ??= import('../markdown/parse.ts').then(({createParser}) => createParser(engine))
    return (await parser)(text)
  }
}

function settingsOf({spec, chapters}: Sources, ids: IdPatterns): ExtractionSettings {
  return {
    keywords: spec.keywords,
    tags: spec.tags,
    ids,
    items: spec.items,
    subjects: spec.subjects,
    verify: Object.keys(spec.verify),
    profiles: Object.keys(spec.profiles),
    slugs: new Map(chapters.map(({place}) => [place.path, place.slug])),
    glossary: spec.glossary,
  }
}

function describeSettings(
  {ids: _, slugs, ...plain}: ExtractionSettings,
  {areas}: Spec,
  engine: Engine | undefined,
): string {
  return JSON.stringify([plain, [...slugs], Object.keys(areas), engine ?? ''])
}

// HTML is most of an extraction, and no JSON parser need look at it. A chapter holds no NUL.
const separator = '\0'

function keep(cache: Cache, key: string, extraction: Extraction): void {
  cache.set(key, {...extraction, blocks: extraction.blocks.map((block) => ({...block, html: ''}))})
  cache.setText(`${key} html`, extraction.blocks.map(({html}) => html).join(separator))
}

function recall(cache: Cache, key: string): Extraction | undefined {
  const extraction = cache.get<Extraction>(key)
  const html = cache.getText(`${key} html`)?.split(separator)
  if (!extraction || !html) return undefined
  extraction.blocks.forEach((block, index) => {
    block.html = html[index] ?? ''
  })
  return extraction
}

let loadedHighlighter: Promise<(code: string, language: string) => string | undefined> | undefined

function highlighter(): Promise<(code: string, language: string) => string | undefined> {
  loadedHighlighter ??= import('../extract/highlight.ts').then(({createHighlighter}) => createHighlighter())
  return loadedHighlighter
}
