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
  /** Without its blocks: they wait in the cache. */
  extraction: Extraction
  /** Entry of the cache that holds the blocks. */
  blocks: number
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
    const known = cache.get<Extraction>(key)
    if (known) {
      chapters.push({place, text, extraction: known.value, blocks: known.id})
      continue
    }
    const {extract} = await import('../extract/extract.ts')
    const highlight = /^[ \t>]*(?:```|~~~)\s*\w/m.test(text) ? await highlighter() : () => undefined
    const {blocks, ...facts} = extract({place, source: text, tree: await parse(text), settings, highlight})
    const extraction = {...facts, blocks: []}
    const id = cache.set(key, extraction)
    cache.setBlocks(id, blocks)
    chapters.push({place, text, extraction, blocks: id})
  }
  cache.flush()
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

let loadedHighlighter: Promise<(code: string, language: string) => string | undefined> | undefined

function highlighter(): Promise<(code: string, language: string) => string | undefined> {
  loadedHighlighter ??= import('../extract/highlight.ts').then(({createHighlighter}) => createHighlighter())
  return loadedHighlighter
}
