import type {Root as Tree} from 'mdast'
import type {Cache} from '../cache.ts'
import type {TaggedIds} from '../composition.ts'
import type {ExtractedFigure, ExtractedLink, Extraction} from '../extraction.ts'
import type {Finding} from '../finding.ts'
import type {IdPatterns} from '../id-pattern.ts'
import type {CompositionContext} from '../link/compose-chapter.ts'
import type {Engine} from '../markdown/parse.ts'
import type {Sources} from '../sources.ts'
import type {ChapterPlace, ExtractionSettings, Spec} from '../spec.ts'

/** What the rest of a build has to know of a chapter beside its rows, which wait in the cache. */
export interface ChapterSummary {
  title: string
  informative: boolean
  ids: TaggedIds
  figures: Pick<ExtractedFigure, 'language' | 'source' | 'hash' | 'line' | 'column'>[]
  links: Pick<ExtractedLink, 'path' | 'image'>[]
  /** About its text. */
  findings: Finding[]
  /** About its items, with their entries and the ledger. */
  itemFindings: Finding[]
  /** Two of its items have one id. */
  doubled: boolean
}

export interface Chapter extends ChapterSummary {
  place: ChapterPlace
  text: string
  /** Entries of the cache that hold its rows. */
  entries: number[]
  /** Of a chapter that was not known: what was extracted just now. */
  extraction: Extraction | undefined
}

export interface ChapterInput {
  sources: Sources
  ids: IdPatterns
  context: CompositionContext
  /** Stands for all that the items of a chapter depend on beside its text: spec, entries, ledger, catalogues. */
  contextHash: string
  cache: Cache
  engine: Engine | undefined
  parse: Parse
}

export type Parse = (text: string) => Promise<Tree>

/** Extracts and composes every chapter that could be read; what the same bytes gave before is taken from the cache. */
export async function readChapters(input: ChapterInput): Promise<Chapter[]> {
  const {sources, ids, cache, contextHash, engine} = input
  const settings = settingsOf(sources, ids)
  const settingsText = describeSettings(settings, sources.spec, engine)
  const chapters: Chapter[] = []
  for (const {place, text, hash} of sources.chapters) {
    if (text === undefined) continue
    const extractionKey = cache.key('extraction', settingsText, JSON.stringify(place), hash)
    const key = cache.key('composition', contextHash, extractionKey)
    const rows = cache.find(extractionKey)
    const known = rows === undefined ? undefined : cache.get<ChapterSummary>(key)
    chapters.push(
      known
        ? {...known.value, place, text, entries: [rows!, known.id], extraction: undefined}
        : await readChapter(place, text, extractionKey, key, settings, input),
    )
  }
  cache.flush()
  return chapters
}

async function readChapter(
  place: ChapterPlace,
  text: string,
  extractionKey: string,
  key: string,
  settings: ExtractionSettings,
  {cache, context, parse}: ChapterInput,
): Promise<Chapter> {
  const {compositionRows, extractionRows} = await import('../store/chapter-rows.ts')
  const known = cache.get<Extraction>(extractionKey)
  let extraction = known?.value
  let rows = known?.id
  if (!extraction || rows === undefined) {
    const {extract} = await import('../extract/extract.ts')
    const highlight = /^[ \t>]*(?:```|~~~)\s*\w/m.test(text) ? await highlighter() : () => undefined
    extraction = extract({place, source: text, tree: await parse(text), settings, highlight})
    rows = cache.set(extractionKey, {...extraction, blocks: []})
    cache.setRows(rows, extractionRows(place, extraction))
  }
  const {composeChapter} = await import('../link/compose-chapter.ts')
  const composed = composeChapter(place, extraction, context)
  const {title, informative, figures, links} = extraction
  const summary: ChapterSummary = {
    title,
    informative,
    ids: composed.items.map(({id, extracted}) => [id, extracted.line, extracted.column]),
    figures: figures.map(({language, source, hash, line, column}) => ({language, source, hash, line, column})),
    links: links.map(({path, image}) => ({path, image})),
    findings: extraction.findings,
    itemFindings: composed.findings,
    doubled: composed.doubled,
  }
  const id = cache.set(key, summary)
  cache.setRows(id, compositionRows(place, composed.items, context.spec))
  return {...summary, place, text, entries: [rows, id], extraction}
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
