import type {Root as Tree} from 'mdast'
import {composeChapter} from '../compose/chapter.ts'
import type {CompositionContext} from '../compose/context.ts'
import {doubledId} from '../compose/doubled-id.ts'
import type {Cache} from '../disk/cache.ts'
import {createHighlighter} from '../extract/blocks/highlight.ts'
import type {Highlight} from '../extract/blocks/tree-context.ts'
import {createParser, type Engine} from '../markdown/parse.ts'
import type {TaggedIds} from '../model/composition.ts'
import type {ExtractedFigure, ExtractedLink, Extraction} from '../model/extraction.ts'
import type {Finding, Place} from '../model/finding.ts'
import type {IdPatterns} from '../model/id-pattern.ts'
import type {ChapterSource, Sources} from '../model/sources.ts'
import type {ChapterPlace, ExtractionSettings, Spec} from '../model/spec.ts'
import {compositionRows, extractionRows} from '../store/chapter-rows.ts'

/** What the rest of a build has to know of a chapter beside its rows, which wait in the cache. */
export interface ChapterSummary {
  ids: TaggedIds
  figures: Pick<ExtractedFigure, 'language' | 'source' | 'hash' | 'line' | 'column'>[]
  links: Pick<ExtractedLink, 'path' | 'image' | 'line' | 'column'>[]
  /** About its text. */
  findings: Finding[]
  /** About its items, with their entries and the ledger. */
  itemFindings: Finding[]
  /** One of its items has the id of an earlier one. */
  doubled: boolean
}

export interface Chapter extends ChapterSummary {
  place: ChapterPlace
  /** Its text, decoded when it is first asked for. */
  text(): string
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

/**
 * Extracts and composes every chapter that is text; what the same bytes gave before is taken from the cache. `unreadable`
 * says what is wrong with the others.
 */
export async function readChapters(input: ChapterInput): Promise<{chapters: Chapter[]; unreadable: Finding[]}> {
  const {sources, ids, cache} = input
  const settings = settingsOf(sources, ids)
  const settingsText = describeSettings(settings, sources.spec, input.engine)
  const chapters: Chapter[] = []
  const unreadable: Finding[] = []
  const known = new Map<string, Place>()
  for (const source of sources.chapters) {
    const {place, hash} = source
    const key = cache.key('extraction', settingsText, JSON.stringify(place), hash)
    const read = (omitted: string[]) => readChapter({source, key, settings, omitted}, input)
    const all = await read([])
    if (!all) {
      unreadable.push(...source.decode().findings)
      continue
    }
    const doubled = all.ids.filter(([id]) => known.has(id))
    const chapter = doubled.length === 0 ? all : (await read(doubled.map(([id]) => id)))!
    for (const [id, line, column] of doubled) {
      chapter.doubled = true
      chapter.itemFindings.push(doubledId({id, line, column}, place.path, known.get(id)!, ids))
    }
    for (const [id, line, column] of chapter.ids) known.set(id, {file: place.path, line, column})
    chapters.push(chapter)
  }
  cache.flush()
  return {chapters, unreadable}
}

interface ChapterRequest {
  source: ChapterSource
  /** Of the extraction. */
  key: string
  settings: ExtractionSettings
  /** Ids that an earlier chapter has: the first of two stands. */
  omitted: string[]
}

/** Undefined where the file is no text. */
async function readChapter(
  request: ChapterRequest,
  {cache, context, contextHash, parse}: ChapterInput,
): Promise<Chapter | undefined> {
  const {source, omitted, settings} = request
  const {place} = source
  const textOf = () => source.decode().text!
  const key = cache.key('composition', contextHash, request.key, JSON.stringify(omitted))
  const rows = cache.find(request.key)
  const known = rows === undefined ? undefined : cache.get<ChapterSummary>(key)
  if (known) return {...known.value, place, text: textOf, entries: [rows!, known.id], extraction: undefined}

  const {text, findings} = source.decode()
  if (text === undefined) return undefined

  let extraction = cache.get<Extraction>(request.key)?.value
  let extracted = rows
  if (!extraction || extracted === undefined) {
    // With the libraries of all that a chapter may hold: the chapters of a build are mostly known.
    const {extract} = await import('../extract/extract.ts')
    const highlight = /^[ \t>]*(?:```|~~~)\s*\w/m.test(text) ? await highlighter() : () => undefined
    extraction = extract({place, source: text, tree: await parse(text), settings, highlight})
    extracted = cache.set(request.key, {...extraction, blocks: []})
    cache.setRows(extracted, extractionRows(place, text, extraction))
  }
  const composed = composeChapter(place, extraction, context, new Set(omitted))
  const {figures, links} = extraction
  const summary: ChapterSummary = {
    ids: composed.items.map(({id, extracted: {line, column}}) => [id, line, column]),
    figures: figures.map(({language, source, hash, line, column}) => ({language, source, hash, line, column})),
    links: links.map(({path, image, line, column}) => ({path, image, line, column})),
    findings: [...findings, ...extraction.findings],
    itemFindings: composed.findings,
    doubled: composed.doubled,
  }
  const id = cache.set(key, summary)
  cache.setRows(id, compositionRows(place, composed.items, context.spec))
  return {...summary, place, text: textOf, entries: [extracted, id], extraction}
}

/** Loads the parser when it is first needed: a build that remembers every chapter never does. */
export function lazyParser(engine: Engine | undefined): Parse {
  let parser: Promise<Parse> | undefined
  return async (text) => {
    parser ??= createParser(engine)
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

let loadedHighlighter: Promise<Highlight> | undefined

function highlighter(): Promise<Highlight> {
  loadedHighlighter ??= createHighlighter()
  return loadedHighlighter
}
