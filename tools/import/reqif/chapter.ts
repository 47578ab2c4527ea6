import type {BlockNode} from '../../model/chapter-tree.ts'
import type {IdPatterns} from '../../model/id-pattern.ts'
import type {Spec} from '../../model/spec.ts'
import {entryOf, type NewEntry} from './entry.ts'
import {type Field, fieldsOf, isFormatted, lineOfValue} from './fields.ts'
import {findWords, slugOf, WorkingIds} from './ids.ts'
import {indented, writeBlocks, writeInlines} from './markdown.ts'
import {Losses} from './report.ts'
import type {Place, Reqif, SpecObject, Value} from './reqif.ts'
import {blocksOf, type TreeContext} from './tree.ts'
import {wordsOf} from './words.ts'

export interface ChapterOptions {
  spec: Spec
  ids: IdPatterns
  title: string
  /** Of new ids; undefined where the specification has none. */
  area: string | undefined
  map: Partial<Record<Field, string>>
  /** Ids that fit the specification are kept. */
  keepIds: boolean
  /** Ids that are taken. */
  taken: ReadonlySet<string>
  /** What the front matter says. */
  defaults: Record<string, string>
  /** The path of a picture that is enclosed, relative to the chapter; undefined where it is not. */
  picture(document: string, data: string): string | undefined
}

/** A chapter made of documents, with its entries and what found no place in it. */
export interface ImportedChapter {
  markdown: string
  entries: NewEntry[]
  losses: Losses
  counts: {objects: number; headings: number; requirements: number; texts: number; empty: number}
}

/** Turns documents into one chapter, in the order of their trees. */
export function chapterOf(documents: Reqif[], options: ChapterOptions): ImportedChapter {
  const {spec, title, defaults} = options
  const losses = new Losses()
  const counts = {objects: 0, headings: 0, requirements: 0, texts: 0, empty: 0}
  const ids = new WorkingIds(options)
  const parts: string[] = []
  const entries: NewEntry[] = []
  const placed = new Map<SpecObject, string>()
  const sections = documents.flatMap((document) => document.specifications.map((section) => ({document, ...section})))

  const put = (object: SpecObject, document: Reqif, depth: number, hasChildren: boolean): boolean => {
    counts.objects++
    const context: TreeContext = {
      picture: (data) => options.picture(document.file, data),
      lost: (what) => losses.add(what, nameOf(object)),
    }
    const fields = fieldsOf(object, options.map)
    const read = (field: Field) => lineOfValue(object.values.get(fields.get(field) ?? ''), context)
    const heading = read('heading') || (isHeading(object, hasChildren, fields) ? read('title') || object.name : '')
    const blocks = bodyOf(object.values.get(fields.get('text') ?? ''), context)
    if (heading !== '') {
      counts.headings++
      parts.push(headingLine(heading, depth, options))
    }
    const foreign = read('id')
    const words = wordsOf(blocks)
    const level = findWords(blocks, spec.keywords)
    const kept = options.keepIds ? ids.keep(foreign) : undefined
    const used = new Set<Field>(['text', 'heading'])
    if (blocks.length === 0 && heading === '') {
      counts.empty++
      losses.add('objects without a text', nameOf(object))
    }
    if (blocks.length > 0 && (level.length > 0 || kept !== undefined)) {
      counts.requirements++
      used.add('id')
      const named = heading === '' ? read('title') || (object.name === foreign ? '' : object.name) : ''
      const titleWord = findWords([{type: 'paragraph', children: [named]}], spec.keywords).length > 0
      if (titleWord) losses.add('titles that hold a level word', `${nameOf(object)}: ${named}`)
      else used.add('title')
      const shown = titleWord ? '' : named.replace(/\.$/, '')
      const id = kept ?? ids.next(shown || foreign || words)
      if (level.length > 1) losses.add('several level words: to be split', id)
      placed.set(object, id)
      parts.push(itemText(id, shown, blocks, options))
      const {entry, taken} = entryOf({id, foreign, object, document, read, fields, spec})
      if (ids.isRequirement(id)) entries.push(entry)
      for (const field of taken) used.add(field)
      losses.addAttributes(object, nameOf(object), fields, used, ids.isRequirement(id) ? spec : undefined)
      return heading !== ''
    }
    if (blocks.length > 0) {
      counts.texts++
      parts.push(writeBlocks(blocks, writing(options)))
    }
    if (heading !== '' || blocks.length === 0) used.add('title')
    losses.addAttributes(object, nameOf(object), fields, used, undefined)
    return heading !== ''
  }

  const seen = new Set<SpecObject>()
  const walk = (places: Place[], document: Reqif, depth: number): void => {
    for (const {object, children} of places) {
      let below = depth
      if (object && seen.has(object))
        losses.add('objects that stand at several places: only the first is taken', nameOf(object))
      else if (object) {
        seen.add(object)
        if (put(object, document, depth, children.length > 0)) below = depth + 1
      }
      walk(children, document, below)
    }
  }
  for (const {document, name, children} of sections) {
    if (sections.length > 1) parts.push(headingLine(name || document.title || document.file, 2, options))
    walk(children, document, sections.length > 1 ? 3 : 2)
  }
  for (const document of documents) {
    const loose = [...document.objects.values()].filter((object) => !seen.has(object))
    if (loose.length > 0) parts.push(headingLine('Without a place', 2, options))
    walk(
      loose.map((object) => ({object, children: []})),
      document,
      3,
    )
    for (const oddity of document.oddities) losses.add('oddities of the file', oddity)
    addRelations(document, placed, entries, spec, losses)
  }
  const front =
    Object.keys(defaults).length === 0
      ? ''
      : `---\n${Object.entries(defaults)
          .map(([key, value]) => `${key}: ${value}\n`)
          .join('')}---\n`
  return {markdown: `${front}# ${titleText(title, options)}\n\n${parts.join('\n\n')}\n`, entries, losses, counts}
}

/** Relations whose type is a role become links; all others are told. */
function addRelations(
  document: Reqif,
  placed: Map<SpecObject, string>,
  entries: NewEntry[],
  spec: Spec,
  losses: Losses,
): void {
  const byId = new Map(entries.map((entry) => [entry.id, entry]))
  for (const {type, source, target} of document.relations) {
    const from = source && byId.get(placed.get(source) ?? '')
    const to = target && placed.get(target)
    if (from && to !== undefined && Object.hasOwn(spec.links, type) && spec.links[type]!.from === 'requirement') {
      const links = from.links[type] ?? []
      links.push(to)
      from.links[type] = links
    } else {
      losses.add(
        `relations "${type || 'without a type'}"`,
        `${source ? nameOf(source) : '?'} → ${target ? nameOf(target) : '?'}`,
      )
    }
  }
}

function bodyOf(value: Value | undefined, context: TreeContext): BlockNode[] {
  if (value === undefined) return []
  if (isFormatted(value)) return blocksOf(value, context)
  const text = Array.isArray(value) ? value.join(', ') : value
  return text
    .split(/\n\s*\n/)
    .map((part) => part.replace(/\s+/g, ' ').trim())
    .filter((part) => part !== '')
    .map((part) => ({type: 'paragraph', children: [part]}))
}

function isHeading(object: SpecObject, hasChildren: boolean, fields: Map<Field, string>): boolean {
  return /heading|chapter|section|folder/i.test(object.type) || (hasChildren && !fields.has('text'))
}

function headingLine(text: string, depth: number, options: ChapterOptions): string {
  return `${'#'.repeat(Math.min(depth, 6))} ${titleText(text, options)}`
}

function titleText(text: string, options: ChapterOptions): string {
  return writeInlines([text.replace(/\s+/g, ' ').trim()], writing(options)).replace(/(?=#+$)/, '\\')
}

/** As the specification tags: a quote, or a paragraph where quotes carry no tags. */
function itemText(id: string, title: string, blocks: BlockNode[], options: ChapterOptions): string {
  const name = title === '' ? '' : `**${titleText(title, options)}${/[.!?]$/.test(title) ? '' : '.'}** `
  const head = `[${id}] ${name}`
  const quoted = options.spec.tags.in.includes('quote')
  const style = {...writing(options), width: quoted ? lineWidth - 2 : lineWidth}
  const [first, ...rest] = blocks
  const opening = first?.type === 'paragraph' ? writeBlocks([first], {...style, head}) : head.trimEnd()
  const body = writeBlocks(first?.type === 'paragraph' ? rest : blocks, style)
  const text = body === '' ? opening : `${opening}\n\n${body}`
  return quoted ? indented(text, '> ', '> ') : text
}

const lineWidth = 120

function writing({ids, keepIds}: ChapterOptions): {width: number; isReference(id: string): boolean} {
  return {width: lineWidth, isReference: (id) => keepIds && ids.typeOf(id) !== undefined}
}

function nameOf({id, values}: SpecObject): string {
  const foreign = values.get('ReqIF.ForeignID')
  return typeof foreign === 'string' && foreign !== '' ? foreign : id
}

/** `Brake system` becomes `brake-system`. */
export function chapterSlug(title: string): string {
  return slugOf(title, 60) || 'imported'
}
