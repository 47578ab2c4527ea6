import {keysPerEntry} from '../cache.ts'
import type {Composition} from '../composition.ts'
import {formatCondition} from '../condition.ts'
import type {Extraction} from '../extraction.ts'
import type {Sources} from '../sources.ts'
import type {ChapterPlace} from '../spec.ts'
import type {Database} from './database.ts'
import {inserter} from './insert-rows.ts'

export interface Chapter {
  place: ChapterPlace
  text: string
  extraction: Extraction
  /** Entry of the cache that holds the chapter's blocks. */
  blocks: number
}

export interface Rows {
  sources: Sources
  chapters: Chapter[]
  composition: Composition
  /** Path below `site/`: bytes. */
  assets: Map<string, Uint8Array>
  /** Path of the cache that holds the blocks. */
  cache: string
  date: string
  toolVersion: string
}

/** Chapters are a million keys apart: a row's key depends on its own chapter alone. */
const keysPerChapter = 1_000_000

/** Everything that was read and extracted, as rows in document order. Links have no status yet. */
export function writeRows(database: Database, rows: Rows): void {
  database.prepare('ATTACH ? AS cache').run(rows.cache)
  database.transaction(() => {
    writeSpec(database, rows)
    for (const chapter of rows.chapters) writeChapter(database, chapter)
    for (const chapter of rows.chapters) copyBlocks(database, chapter)
    writeFigures(database, rows)
    writeItems(database, rows)
    writeCatalogues(database, rows.sources)
    writeLinks(database, rows)
    writeSuite(database, rows.sources)
  })()
  database.exec('DETACH cache')
}

function writeSpec(database: Database, {sources: {spec}, date, toolVersion}: Rows): void {
  const glossary = spec.glossary ? `${spec.glossary.path}#${spec.glossary.anchor}` : null
  inserter(database, 'spec', [
    'key',
    'title',
    'short',
    'version',
    'status',
    'date',
    'licence',
    'keywords',
    'glossary',
    'tool',
  ])([1, spec.title, spec.short, spec.version, spec.status, date, spec.licence, spec.keywords, glossary, toolVersion])
  const part = inserter(database, 'part', ['number', 'title'])
  spec.parts.forEach(({title}, index) => {
    part([index + 1, title])
  })
  const area = inserter(database, 'area', ['name', 'title', 'cases', 'ordinal'])
  Object.entries(spec.areas).forEach(([name, {title, cases}], index) => {
    area([name, title, cases, index])
  })
  const kind = inserter(database, 'condition_kind', ['name', 'places', 'ordinal'])
  Object.entries(spec.conditions).forEach(([name, places], index) => {
    kind([name, JSON.stringify(places), index])
  })
  const profile = inserter(database, 'profile', ['name', 'title', 'ordinal'])
  Object.entries(spec.profiles).forEach(([name, {title}], index) => {
    profile([name, title, index])
  })
  const role = inserter(database, 'role', ['name', 'source_type', 'destination_type', 'covers'])
  for (const [name, {from, to, covers}] of Object.entries(spec.links)) role([name, from, to, Number(covers)])
}

function writeChapter(database: Database, {place, text, extraction}: Chapter): void {
  const {number} = place
  const base = number * keysPerChapter
  inserter(database, 'chapter', ['number', 'part', 'slug', 'path', 'title', 'informative', 'source'])([
    number,
    place.part,
    place.slug,
    place.path,
    extraction.title,
    Number(extraction.informative),
    text,
  ])
  const section = inserter(database, 'section', [
    'key',
    'chapter',
    'anchor',
    'title',
    'depth',
    'number',
    'line',
    'offset',
    'informative',
  ])
  extraction.sections.forEach((row, index) => {
    section([
      base + index,
      number,
      row.anchor,
      row.title,
      row.depth,
      row.number,
      row.line,
      row.offset,
      Number(row.informative),
    ])
  })
  const reference = inserter(database, 'reference', [
    'key',
    'chapter',
    'block',
    'id',
    'line',
    'column',
    'offset',
    'end',
    'within',
  ])
  extraction.references.forEach((row, index) => {
    reference([base + index, number, base + row.block, row.id, row.line, row.column, row.offset, row.end, row.within])
  })
  const link = inserter(database, 'page_link', ['key', 'chapter', 'path', 'anchor', 'image', 'line', 'column'])
  extraction.links.forEach((row, index) => {
    link([base + index, number, row.path, row.anchor, Number(row.image), row.line, row.column])
  })
  const term = inserter(database, 'term', ['key', 'name', 'meaning', 'forbidden', 'file', 'line'])
  extraction.terms.forEach((row, index) => {
    term([base + index, row.name, row.meaning, JSON.stringify(row.forbidden), place.path, row.line])
  })
}

/** From the cache to the database, row by row inside SQLite: keys are shifted to the chapter's place. */
function copyBlocks(database: Database, {place, blocks}: Chapter): void {
  const base = place.number * keysPerChapter
  const first = blocks * keysPerEntry
  database
    .prepare(
      `INSERT INTO main.block (key, chapter, section, kind, line, offset, end, html)
       SELECT key + ?, ?, CASE WHEN section < 0 THEN NULL ELSE section + ? END, kind, line, offset, end, html
       FROM cache.block WHERE key BETWEEN ? AND ? ORDER BY key`,
    )
    .run(base - first, place.number, base, first, first + keysPerEntry - 1)
}

function writeFigures(database: Database, {chapters, assets}: Rows): void {
  const asset = inserter(database, 'asset', ['path', 'bytes'])
  for (const [path, bytes] of [...assets].sort(([a], [b]) => (a < b ? -1 : 1))) asset([path, Buffer.from(bytes)])
  const figure = inserter(database, 'figure', ['key', 'chapter', 'block', 'offset', 'title', 'alt', 'asset'])
  for (const {place, extraction} of chapters) {
    const base = place.number * keysPerChapter
    extraction.figures.forEach((row, index) => {
      figure([base + index, place.number, base + row.block, row.offset, row.title, row.alt, `figures/${row.hash}.svg`])
    })
  }
}

function writeItems(database: Database, {composition, sources: {spec}}: Rows): void {
  const item = inserter(database, 'item', [
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
    'line',
    'column',
    'offset',
    'end',
    'tag_offset',
    'tag_end',
    'reason',
    'successor',
  ])
  const requirement = inserter(database, 'requirement', [
    'item',
    'level',
    'subject',
    'device',
    'verify',
    'answer',
    'condition',
    'rationale',
    'evidence',
    'uses',
  ])
  const profile = inserter(database, 'profile_requirement', ['requirement', 'profile', 'inherited'])
  const ordinals = new Map<number, number>()
  for (const composed of composition.items) {
    const {chapter, extracted: row} = composed
    const base = chapter * keysPerChapter
    const ordinal = ordinals.get(chapter) ?? 0
    ordinals.set(chapter, ordinal + 1)
    const key = base + ordinal
    item([
      key,
      composed.id,
      composed.type,
      composed.state,
      composed.revision,
      composed.hash,
      row.sourceHash,
      row.title,
      row.text,
      chapter,
      row.section < 0 ? null : base + row.section,
      base + row.block,
      row.form,
      composed.file,
      row.line,
      row.column,
      row.offset,
      row.end,
      row.tagOffset,
      row.tagEnd,
      null,
      null,
    ])
    const added = composed.requirement
    if (!added) continue
    requirement([
      key,
      row.level,
      added.subject,
      added.device,
      added.verify,
      added.answer,
      formatCondition(added.condition),
      added.rationale,
      added.evidence,
      JSON.stringify(added.uses),
    ])
    for (const name of Object.keys(spec.profiles)) {
      const selected = selects(name, added.profiles, spec.profiles)
      if (selected) profile([composed.id, name, Number(selected === 'inherited')])
    }
  }
  composition.tombstones.forEach((row, index) => {
    const nulls = Array.from({length: 13}, () => null)
    item([
      1_000_000_000 + index,
      row.id,
      row.type,
      'retired',
      row.revision,
      row.hash,
      null,
      row.title,
      ...nulls.slice(0, 12),
      row.reason,
      row.successor,
    ])
  })
}

/** Does the profile hold a requirement that names `profiles`: itself, or through one that it extends? */
function selects(
  name: string,
  profiles: string[],
  all: Record<string, {extends: string[]}>,
  depth = 0,
): 'own' | 'inherited' | undefined {
  if (profiles.includes(name)) return 'own'
  if (depth > 20) return undefined
  return all[name]?.extends.some((parent) => selects(parent, profiles, all, depth + 1)) ? 'inherited' : undefined
}

function writeCatalogues(database: Database, {catalogues}: Sources): void {
  const catalogue = inserter(database, 'catalogue', ['name', 'standard', 'revision', 'url', 'file'])
  const clause = inserter(database, 'clause', ['id', 'catalogue', 'alias', 'label', 'kind'])
  const device = inserter(database, 'device', ['catalogue', 'name', 'id'])
  const feature = inserter(database, 'feature', ['catalogue', 'device', 'name', 'bit'])
  for (const row of catalogues) {
    catalogue([row.name, row.standard, row.revision, row.url, row.file])
    for (const {alias, label, kind} of row.clauses) clause([`${row.name}#${alias}`, row.name, alias, label, kind])
    for (const {name, id} of row.devices) device([row.name, name, id])
    for (const {device: of, name, bit} of row.features) feature([row.name, of, name, bit])
  }
}

function writeLinks(database: Database, {composition, sources}: Rows): void {
  const link = inserter(database, 'link', [
    'key',
    'source',
    'role',
    'destination',
    'revision',
    'file',
    'line',
    'column',
  ])
  let key = 1
  for (const {id, requirement} of composition.items) {
    for (const {role, destination, file, line, column} of requirement?.links ?? []) {
      const revisioned = /^(.+)@([1-9]\d*)$/.exec(destination)
      link([
        key++,
        id,
        role,
        revisioned?.[1] ?? destination,
        revisioned ? Number(revisioned[2]) : null,
        file,
        line,
        column,
      ])
    }
  }
  const verifies = Object.entries(sources.spec.links).find(([, {from}]) => from === 'case')?.[0]
  if (verifies === undefined) return
  for (const {id, requirement, revision, file, line, column} of sources.cases) {
    link([key++, id, verifies, requirement, revision, file, line, column])
  }
}

function writeSuite(database: Database, sources: Sources): void {
  const ledger = inserter(database, 'ledger_event', [
    'key',
    'id',
    'event',
    'revision',
    'hash',
    'class',
    'since',
    'reason',
  ])
  const events = [...sources.ledger].sort(
    (a, b) =>
      (a.id < b.id ? -1 : a.id > b.id ? 1 : 0) ||
      a.revision - b.revision ||
      Number(a.event === 'retire') - Number(b.event === 'retire'),
  )
  events.forEach((event, index) => {
    ledger([
      index + 1,
      event.id,
      event.event,
      event.revision,
      event.event === 'retire' ? null : event.hash,
      event.event === 'revise' ? event.as : null,
      event.since,
      event.event === 'retire' ? event.reason : null,
    ])
  })
  const testCase = inserter(database, 'test_case', [
    'id',
    'requirement',
    'revision',
    'title',
    'device',
    'uses',
    'condition',
    'may_hang',
    'hash',
    'file',
    'line',
  ])
  for (const row of sources.cases) {
    testCase([
      row.id,
      row.requirement,
      row.revision,
      row.title,
      row.device,
      JSON.stringify(row.uses),
      row.when,
      Number(row.mayHang),
      row.hash,
      row.file,
      row.line,
    ])
  }
  const target = inserter(database, 'target', ['name', 'title', 'adapter', 'subjects', 'claim', 'version'])
  const claim = inserter(database, 'claim', [
    'target',
    'implementation',
    'version',
    'supplier',
    'contact',
    'specification',
    'hash',
    'except_json',
    'data',
  ])
  const evidence = inserter(database, 'evidence', [
    'target',
    'requirement',
    'revision',
    'document',
    'answer',
    'verdict',
    'reviewed',
  ])
  for (const row of sources.targets) {
    const claimed = row.claim === null ? undefined : sources.claims.get(row.claim)
    target([row.name, row.title, row.adapter, JSON.stringify(row.subjects), row.claim, claimed?.version ?? null])
    if (!claimed) continue
    claim([
      row.name,
      claimed.implementation,
      claimed.version,
      claimed.supplier,
      claimed.contact,
      claimed.specification,
      claimed.hash,
      JSON.stringify(claimed.except),
      JSON.stringify(claimed.data),
    ])
    for (const one of claimed.evidence)
      evidence([row.name, one.requirement, one.revision, one.document, one.answer, one.verdict, one.reviewed])
  }
  const known = new Set(sources.targets.map(({name}) => name))
  const result = database.prepare(
    'INSERT OR REPLACE INTO result (target, test_case, requirement, revision, case_hash, target_version, observed, reason, evidence) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)',
  )
  for (const run of sources.runs) {
    if (!known.has(run.target)) continue
    for (const row of run.results) {
      result.run([
        run.target,
        row.case,
        row.requirement,
        row.revision,
        row.caseHash,
        run.targetVersion,
        row.observed,
        row.reason,
        row.evidence,
      ])
    }
  }
  const waiver = inserter(database, 'waiver', [
    'key',
    'requirement',
    'revision',
    'link',
    'target',
    'observed',
    'test_case',
    'reason',
    'owner',
    'until',
    'file',
    'line',
    'column',
  ])
  sources.waivers.forEach((row, index) => {
    waiver([
      index + 1,
      row.requirement,
      row.revision,
      row.link,
      row.target,
      row.observed,
      row.case,
      row.reason,
      row.owner,
      row.until,
      row.file,
      row.line,
      row.column,
    ])
  })
}
