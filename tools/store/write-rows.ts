import {keysPerEntry} from '../disk/cache.ts'
import type {Tombstone} from '../model/composition.ts'
import {judgedBy, type Sources} from '../model/sources.ts'
import {chapterTables, keptTables} from './chapter-rows.ts'
import type {Database} from './database.ts'
import {inserter} from './insert-rows.ts'

export interface Rows {
  sources: Sources
  /** In reading order: entries of the cache that hold the rows of each chapter. */
  chapters: {entries: number[]}[]
  /** Entry of the cache that holds the rows of the ledger. */
  ledger: number
  tombstones: Tombstone[]
  /** Path below `site/`: bytes. */
  assets: Map<string, Uint8Array>
  /** Path of the cache. */
  cache: string
  date: string
  toolVersion: string
}

/** Everything that was read and extracted, as rows in document order. Links have the status of one that holds. */
export function writeRows(database: Database, rows: Rows): void {
  database.prepare('ATTACH ? AS cache').run(rows.cache)
  database.transaction(() => {
    writeSpec(database, rows)
    writeChapters(database, rows)
    writeAssets(database, rows)
    writeTombstones(database, rows)
    writeCatalogues(database, rows.sources)
    writeSuite(database, rows.sources)
  })()
  database.exec('DETACH cache')
}

/** Above the keys of as many chapters as anybody has. */
const keyAfterChapters = 2 ** 40

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

function writeChapters(database: Database, {chapters, ledger}: Rows): void {
  const entries = chapters.flatMap((chapter) => chapter.entries)
  database.exec(
    'CREATE TEMP TABLE wanted (position INTEGER PRIMARY KEY, first INTEGER NOT NULL, last INTEGER NOT NULL)',
  )
  const want = database.prepare('INSERT INTO temp.wanted VALUES (?, ?, ?)')
  for (const [position, entry] of [...entries, ledger].entries()) {
    want.run(position, entry * keysPerEntry, (entry + 1) * keysPerEntry - 1)
  }
  for (const [table, columns] of Object.entries(keptTables)) copyRows(database, table, columns)
  database.exec('DROP TABLE temp.wanted')
}

/** From the cache to the database inside SQLite, entry by entry in the order in which they are wanted. */
function copyRows(database: Database, table: string, columns: string[]): void {
  const names = columns.map((column) => `"${column}"`).join(', ')
  database.exec(
    `INSERT INTO main."${table}" (${names}) SELECT ${names}
     FROM temp.wanted CROSS JOIN cache."${table}" AS kept ON kept.row BETWEEN wanted.first AND wanted.last
     ORDER BY wanted.position, kept.row`,
  )
}

function writeAssets(database: Database, {assets}: Rows): void {
  const asset = inserter(database, 'asset', ['path', 'bytes'])
  for (const [path, bytes] of [...assets].sort(([a], [b]) => (a < b ? -1 : 1))) asset([path, Buffer.from(bytes)])
}

/** Retired items follow after all chapters. */
function writeTombstones(database: Database, {tombstones}: Rows): void {
  const insert = inserter(database, 'item', [
    'key',
    'id',
    'type',
    'state',
    'revision',
    'hash',
    'title',
    'reason',
    'successor',
  ])
  tombstones.forEach(({id, type, revision, hash, title, reason, successor}, index) => {
    insert([keyAfterChapters + index, id, type, 'retired', revision, hash, title, reason, successor])
  })
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

function writeSuiteLinks(database: Database, {spec, cases}: Sources): void {
  const verifies = Object.entries(spec.links).find(([, {from}]) => from === 'case')?.[0]
  if (verifies === undefined) return
  const link = inserter(database, 'link', chapterTables.link)
  cases.forEach(({id, requirement, revision, file, line, column}, index) => {
    link([keyAfterChapters + index, id, verifies, requirement, revision, file, line, column, ''])
  })
}

function writeSuite(database: Database, sources: Sources): void {
  writeSuiteLinks(database, sources)
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
    target([
      row.name,
      row.title,
      row.adapter,
      JSON.stringify(row.subjects),
      row.claim,
      row.version ?? claimed?.version ?? null,
    ])
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
  const devices = new Map(sources.cases.map(({id, device}) => [id, device]))
  const judgedOf = (target: string, id: string, digests: Record<string, string>) =>
    judgedBy(devices.get(id) ?? null, digests, Object.keys(sources.bindings.judged[target] ?? {}))
  const binding = inserter(database, 'binding', ['test_case', 'target', 'judge', 'judged'])
  for (const [name, judges] of Object.entries(sources.bindings.judge))
    for (const [id, judge] of Object.entries(judges))
      binding([id, name, judge, judgedOf(name, id, sources.bindings.judged[name]!)])
  const known = new Set(sources.targets.map(({name}) => name))
  const result = inserter(database, 'result', [
    'target',
    'test_case',
    'requirement',
    'revision',
    'case_hash',
    'judge',
    'judged',
    'target_version',
    'observed',
    'reason',
    'evidence',
    'ordinal',
  ])
  const lines = new Map<string, number>()
  for (const run of sources.runs) {
    if (!known.has(run.target)) continue
    for (const row of run.results) {
      const key = JSON.stringify([run.target, row.case, row.requirement])
      const ordinal = (lines.get(key) ?? 0) + 1
      lines.set(key, ordinal)
      result([
        run.target,
        row.case,
        row.requirement,
        row.revision,
        row.caseHash,
        row.judge,
        judgedOf(run.target, row.case, run.judged),
        run.targetVersion,
        row.observed,
        row.reason,
        row.evidence,
        ordinal,
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
