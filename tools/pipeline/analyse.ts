import {checkIds} from '../compose/check-ids.ts'
import {composeContext} from '../compose/context.ts'
import {Cache, isOfCache} from '../disk/cache.ts'
import {runningText} from '../extract/structure/running-text.ts'
import {applicabilities} from '../link/applicability.ts'
import {gradeLinks} from '../link/link-status.ts'
import {lint} from '../lint/lint.ts'
import {rate} from '../lint/rate.ts'
import type {Engine} from '../markdown/parse.ts'
import {compareFindings, compareText, type Finding, type RatedFinding} from '../model/finding.ts'
import {compileIdPatterns, type IdPatterns} from '../model/id-pattern.ts'
import type {Parsed, Sources} from '../model/sources.ts'
import type {Spec} from '../model/spec.ts'
import {toolVersion} from '../own/package-root.ts'
import type {Remember} from '../read/remember.ts'
import {mendFor, type Root, refusedAs} from '../read/root.ts'
import {decodeSource} from '../read/source-text.ts'
import {readSources} from '../read/sources.ts'
import {keptTables, ledgerRows} from '../store/chapter-rows.ts'
import type {Database} from '../store/database.ts'
import {createDatabase, indexDatabase} from '../store/database.ts'
import {writeApplicability, writeFindings} from '../store/write-later-rows.ts'
import {writeRows} from '../store/write-rows.ts'
import {sha256} from '../text/hash.ts'
import {readLintRows} from '../trace/lint/rows.ts'
import {collectAssets} from './collect-assets.ts'
import {NoSpecification} from './no-specification.ts'
import {type Chapter, lazyParser, readChapters} from './reuse-chapters.ts'

export interface AnalysisOptions {
  /** YYYY-MM-DD; else `SOURCE_DATE_EPOCH`, else the date in `spec.yaml`. */
  date?: string | undefined
  engine?: Engine | undefined
  /** Chapters that stand on no list, read as if they were the last ones. */
  extra?: string[] | undefined
  onProgress?: ((step: string) => void) | undefined
}

export interface Analysis {
  sources: Sources
  chapters: Chapter[]
  ids: IdPatterns
  /** Number of a chapter: hash of its text and of all that stands beside the chapters' texts. */
  digests: Map<number, string>
  database: Database
  findings: RatedFinding[]
  /** False where a source could not be read or an id stands twice. */
  publishable: boolean
  /** False where another try may draw what could not be drawn now. */
  settled: boolean
  date: string
}

/** Everything up to the finished database, in memory: read, extract, draw, compose, store, link, lint. */
export async function analyse(root: Root, tool: string, options: AnalysisOptions = {}): Promise<Analysis> {
  const cache = new Cache(root.folder, tool, keptTables)
  try {
    const analysis = await analyseWith(cache, root, options)
    cache.close(options.extra === undefined)
    return analysis
  } catch (problem) {
    if (problem instanceof NoSpecification) cache.close(false)
    else cache.discard()
    if (!isOfCache(problem)) throw problem
  }
  const own = new Cache(root.folder, tool, keptTables, true)
  try {
    return await analyseWith(own, root, options)
  } finally {
    own.discard()
  }
}

async function analyseWith(cache: Cache, root: Root, options: AnalysisOptions): Promise<Analysis> {
  const {engine, extra, onProgress = () => {}} = options
  const remember = rememberIn(cache)
  onProgress('reading')
  const {spec, findings: ofSpec} = await readSpec(root, remember)
  const sources = await readSources(root, spec, remember, extra)
  const date = dateOf(options.date, spec)

  onProgress('extracting')
  const ids = compileIdPatterns(
    Object.entries(spec.items).map(([type, {id}]) => ({type, template: id})),
    Object.keys(spec.areas),
  )
  const {context, findings: composed} = composeContext(spec, ids, sources.entries, sources.ledger, sources.catalogues)
  const parse = lazyParser(engine)
  const contextHash = hashContext(root, spec)
  const ledger = keepLedger(cache, root, sources)
  const {chapters, unreadable: broken} = await readChapters({
    sources,
    ids,
    context,
    contextHash,
    cache,
    engine,
    parse,
  })

  onProgress('drawing')
  const {assets, existing, findings: drawn, settled} = await collectAssets(chapters, root, cache)

  onProgress('linking')
  const idCheck = checkIds(
    chapters.flatMap(({ids: tagged}) => tagged.map(([id]) => id)),
    context,
  )
  const {tombstones} = idCheck
  const database = createDatabase()
  writeRows(database, {sources, chapters, ledger, tombstones, assets, cache: cache.path, date, toolVersion})
  indexDatabase(database)
  gradeLinks(database)
  writeApplicability(database, applicabilities(database, sources))

  onProgress('checking')
  const linted = await lint({
    spec,
    date,
    chapters: chapters.map(({place, text}) => ({path: place.path, text})),
    ...readLintRows(database),
    existingFiles: existing,
    catalogues: sources.catalogues,
    entries: sources.entries,
    cases: sources.cases,
    claims: sources.claims,
    targets: sources.targets,
    runs: sources.runs,
    imports: sources.imports,
    waivers: sources.waivers,
    runningText: async (path) => {
      const text = chapters.find(({place}) => place.path === path)!.text()
      return runningText(await parse(text), text)
    },
  })
  const ofChapters = chapters.flatMap(({findings, itemFindings}) => [...findings, ...itemFindings])
  const findings = [
    ...ofSpec,
    ...sources.findings,
    ...broken,
    ...composed,
    ...ofChapters,
    ...drawn,
    ...idCheck.findings,
    ...linted,
  ]
    .sort(compareFindings)
    .map(rate)
  writeFindings(database, findings)
  const outside = hashOutside(root, sources)
  const digests = new Map(sources.chapters.map(({place, hash}) => [place.number, sha256(`${date} ${outside} ${hash}`)]))
  const unreadable = [...sources.findings, ...broken].some(({rule}) => unreadableRules.has(rule))
  return {
    sources,
    chapters,
    ids,
    digests,
    database,
    findings,
    settled,
    publishable: !unreadable && !chapters.some(({doubled}) => doubled),
    date,
  }
}

const unreadableRules = new Set(['unreadable-file', 'not-utf8', 'binary', 'yaml-syntax', 'yaml-alias', 'json-line'])

/** SHA-256 over every source that is no chapter, and the order of the chapters. */
function hashOutside(root: Root, {chapters}: Sources): string {
  const paths = new Set(chapters.map(({place}) => place.path))
  const outside = [...root.used].filter((path) => !paths.has(path)).sort(compareText)
  return sha256([...outside.map((path) => `${path} ${root.hash(path)}`), ...paths].join('\n'))
}

/** SHA-256 over all that the items of a chapter depend on beside its text. */
function hashContext(root: Root, spec: Spec): string {
  const files = [
    'spec.yaml',
    'requirements/ledger.jsonl',
    ...root.list('requirements', '.yaml'),
    ...Object.values(spec.catalogues),
  ]
  return sha256(
    [...new Set(files)]
      .sort(compareText)
      .map((path) => `${path} ${root.hash(path)}`)
      .join('\n'),
  )
}

/** Entry of the cache with the rows of the ledger. */
function keepLedger(cache: Cache, root: Root, {ledger}: Sources): number {
  const key = cache.key('ledger rows', root.hash('requirements/ledger.jsonl'))
  const known = cache.find(key)
  if (known !== undefined) return known
  const id = cache.set(key, null)
  cache.setRows(id, ledgerRows(ledger))
  return id
}

function rememberIn(cache: Cache): Remember {
  return async <Value>(kind: string, path: string, hash: string, parse: () => Promise<Parsed<Value>>) => {
    const key = cache.key(kind, path, hash)
    const known = cache.get<Parsed<Value>>(key)
    if (known) return known.value
    const parsed = await parse()
    cache.set(key, parsed)
    return parsed
  }
}

async function readSpec(root: Root, remember: Remember): Promise<{spec: Spec; findings: Finding[]}> {
  const file = 'spec.yaml'
  const read = root.read(file)
  if ('unreadable' in read) {
    throw new NoSpecification([
      {
        rule: 'no-specification',
        file,
        line: 1,
        column: 1,
        message: `Unexpected ${refusedAs[read.unreadable]} \`spec.yaml\`, expected one in the root`,
        fix:
          read.unreadable === 'missing'
            ? 'run `avps init` in the folder that holds the chapters, or name it with --root'
            : mendFor[read.unreadable],
      },
    ])
  }
  const {text, findings} = decodeSource(read.bytes, file)
  if (text === undefined) throw new NoSpecification(findings)
  const parsed = await remember('spec', file, root.hash(file), async () => {
    // With its library: a specification that is known is not read again.
    const {readSpecFile} = await import('../read/spec-file.ts')
    const {spec, findings: problems} = readSpecFile(text, file)
    return {value: spec, findings: problems}
  })
  if (!parsed.value) throw new NoSpecification(parsed.findings)
  return {spec: parsed.value, findings}
}

function dateOf(date: string | undefined, spec: Spec): string {
  if (date !== undefined) return date
  const epoch = process.env.SOURCE_DATE_EPOCH
  if (epoch !== undefined && /^\d{1,11}$/.test(epoch)) return new Date(Number(epoch) * 1000).toISOString().slice(0, 10)
  return spec.date
}
