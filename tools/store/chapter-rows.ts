import type {ComposedItem} from '../model/composition.ts'
import {formatCondition} from '../model/conditions/condition.ts'
import type {Extraction} from '../model/extraction.ts'
import {compareText} from '../model/finding.ts'
import {type LedgerEvent, parseRevisioned} from '../model/sources.ts'
import type {ChapterPlace, Spec} from '../model/spec.ts'

/** Chapters are a million keys apart: a row's key depends on its own chapter alone. */
export const keysPerChapter = 1_000_000

/** Table: its columns, in the order in which rows hold them. */
export const chapterTables = {
  chapter: ['number', 'part', 'slug', 'path', 'title', 'informative', 'source'],
  section: ['key', 'chapter', 'anchor', 'title', 'depth', 'number', 'line', 'offset', 'informative'],
  block: ['key', 'chapter', 'section', 'kind', 'line', 'offset', 'end', 'tree'],
  reference: ['key', 'chapter', 'block', 'id', 'line', 'column', 'offset', 'end', 'within'],
  page_link: ['key', 'chapter', 'path', 'anchor', 'image', 'line', 'column'],
  anchor: ['chapter', 'name'],
  term: ['key', 'name', 'meaning', 'forbidden', 'file', 'line'],
  figure: ['key', 'chapter', 'block', 'offset', 'title', 'alt', 'asset'],
  item: [
    ...[
      'key',
      'id',
      'type',
      'state',
      'revision',
      'hash',
      'source_hash',
      'title',
      'text',
      'chapter',
      'section',
      'block',
      'form',
      'file',
    ],
    ...['line', 'column', 'offset', 'end', 'tag_offset', 'tag_end', 'informative', 'reason', 'successor'],
  ],
  requirement: ['item', 'level', 'subject', 'device', 'verify', 'answer', 'condition', 'rationale', 'evidence', 'uses'],
  profile_requirement: ['requirement', 'profile', 'inherited'],
  link: ['key', 'source', 'role', 'destination', 'revision', 'file', 'line', 'column', 'status'],
} satisfies Record<string, string[]>

/** Tables whose rows are kept from build to build. */
export const keptTables = {
  ...chapterTables,
  ledger_event: ['key', 'id', 'event', 'revision', 'hash', 'level', 'class', 'since', 'reason'],
}

export type ChapterTable = keyof typeof chapterTables

export type ChapterRows = Partial<Record<ChapterTable, unknown[][]>>

/** What a chapter's text alone decides. */
export function extractionRows(place: ChapterPlace, text: string, extraction: Extraction): ChapterRows {
  const {number, part, slug, path} = place
  const base = number * keysPerChapter
  const {sections, blocks, references, links, anchors, terms, figures} = extraction
  return {
    chapter: [[number, part, slug, path, extraction.title, Number(extraction.informative), text]],
    section: sections.map((row, index) => [
      ...[base + index, number, row.anchor, row.title, row.depth, row.number, row.line, row.offset],
      Number(row.informative),
    ]),
    block: blocks.map((row, index) => [
      ...[
        base + index,
        number,
        row.section < 0 ? null : base + row.section,
        row.kind,
        row.line,
        row.offset,
        row.end,
        row.tree,
      ],
    ]),
    reference: references.map((row, index) => [
      ...[base + index, number, base + row.block, row.id, row.line, row.column, row.offset, row.end, row.within],
    ]),
    page_link: links.map((row, index) => [
      base + index,
      number,
      row.path,
      row.anchor,
      Number(row.image),
      row.line,
      row.column,
    ]),
    anchor: [...new Set(anchors)].map((name) => [number, name]),
    term: terms.map((row, index) => [
      base + index,
      row.name,
      row.meaning,
      JSON.stringify(row.forbidden),
      path,
      row.line,
    ]),
    figure: figures.map((row, index) => [
      ...[base + index, number, base + row.block, row.offset, row.title, row.alt, `figures/${row.hash}.svg`],
    ]),
  }
}

/** What its text, its entries and the ledger decide together. */
export function compositionRows({number}: ChapterPlace, items: ComposedItem[], {links, profiles}: Spec): ChapterRows {
  const base = number * keysPerChapter
  const rows = {item: [], requirement: [], profile_requirement: [], link: []} as Record<string, unknown[][]>
  items.forEach((composed, index) => {
    const {id, extracted: row, requirement} = composed
    const key = base + index
    rows.item!.push([
      ...[
        key,
        id,
        composed.type,
        composed.state,
        composed.revision,
        composed.hash,
        row.sourceHash,
        row.title,
        row.text,
        number,
      ],
      ...[row.section < 0 ? null : base + row.section, base + row.block, row.form, composed.file, row.line, row.column],
      ...[row.offset, row.end, row.tagOffset, row.tagEnd, Number(row.informative), null, null],
    ])
    if (!requirement || row.informative) return
    const {subject, device, verify, answer, rationale, evidence, uses} = requirement
    const condition = formatCondition(requirement.condition)
    rows.requirement!.push([
      key,
      row.level,
      subject,
      device,
      verify,
      answer,
      condition,
      rationale,
      evidence,
      JSON.stringify(uses),
    ])
    for (const name of Object.keys(profiles)) {
      const selected = selects(name, requirement.profiles, profiles)
      if (selected) rows.profile_requirement!.push([id, name, Number(selected === 'inherited')])
    }
    for (const {role, destination, file, line, column} of requirement.links) {
      const revisioned = parseRevisioned(destination)
      const end = revisioned ? [revisioned.id, revisioned.revision] : [destination, null]
      // Nearly all hold: linking changes the others.
      const status = links[role]?.covers ? 'covers' : 'resolved'
      rows.link!.push([base + rows.link!.length, id, role, ...end, file, line, column, status])
    }
  })
  return rows
}

/** Does the profile hold a requirement that names `profiles`: itself, or through one that it extends? */
function selects(name: string, profiles: string[], all: Spec['profiles'], depth = 0): 'own' | 'inherited' | undefined {
  if (profiles.includes(name)) return 'own'
  if (depth > 20) return undefined
  return all[name]?.extends.some((parent) => selects(parent, profiles, all, depth + 1)) ? 'inherited' : undefined
}

/** The events of the ledger by id and revision: the file itself has no order. */
export function ledgerRows(events: LedgerEvent[]): {ledger_event: unknown[][]} {
  const sorted = [...events].sort(
    (a, b) =>
      compareText(a.id, b.id) || a.revision - b.revision || Number(a.event === 'retire') - Number(b.event === 'retire'),
  )
  return {
    ledger_event: sorted.map((event, index) => [
      ...[index + 1, event.id, event.event, event.revision, event.event === 'retire' ? null : event.hash],
      event.event === 'retire' ? null : event.level,
      ...[event.event === 'revise' ? event.as : null, event.since, event.event === 'retire' ? event.reason : null],
    ]),
  }
}
