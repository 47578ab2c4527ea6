import {join} from 'node:path'
import {Cache} from '../cache.ts'
import type {Composition} from '../composition.ts'
import {compareFindings, type Finding} from '../finding.ts'
import {compileIdPatterns, type IdPatterns} from '../id-pattern.ts'
import type {Engine} from '../markdown/parse.ts'
import {toolVersion} from '../package-root.ts'
import {Root} from '../read/root.ts'
import type {Remember} from '../read/sources.ts'
import type {Parsed, Sources} from '../sources.ts'
import type {Spec} from '../spec.ts'
import type {Database} from '../store/database.ts'
import {collectAssets} from './collect-assets.ts'
import {type Chapter, extractChapters, lazyParser} from './extract-chapters.ts'
import {EnvironmentProblem, NoSpecification} from './problems.ts'

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
  composition: Composition
  database: Database
  findings: Finding[]
  /** False where a source could not be read or an id stands twice. */
  publishable: boolean
  date: string
}

/** Everything up to the finished database, in memory: read, extract, draw, compose, store, link, lint. */
export async function analyse(root: Root, tool: string, options: AnalysisOptions = {}): Promise<Analysis> {
  const {engine, extra, onProgress = () => {}} = options
  const cache = new Cache(join(root.folder, '.avps', 'cache.sqlite'), tool)
  const remember = rememberIn(cache)
  try {
    onProgress('reading')
    const spec = await readSpec(root, remember)
    const {readSources} = await import('../read/sources.ts')
    const sources = await readSources(root, spec, remember, extra)
    const date = dateOf(options.date, spec)

    onProgress('extracting')
    const ids = compileIdPatterns(
      Object.entries(spec.items).map(([type, {id}]) => ({type, template: id})),
      Object.keys(spec.areas),
    )
    const parse = lazyParser(engine)
    const chapters = await extractChapters(sources, ids, cache, engine, parse)

    onProgress('drawing')
    const {assets, existing, findings: drawn} = await collectAssets(chapters, root, cache)

    onProgress('linking')
    const {composeItems} = await import('../link/compose-items.ts')
    const {entries, ledger, catalogues} = sources
    const composition = composeItems({spec, ids, chapters, entries, ledger, catalogues})
    const {createDatabase, indexDatabase} = await import('../store/database.ts')
    const {writeRows} = await import('../store/write-rows.ts')
    const {linkRows} = await import('../link/link-rows.ts')
    const database = createDatabase()
    writeRows(database, {sources, chapters, composition, assets, cache: cache.path, date, toolVersion})
    indexDatabase(database)
    linkRows(database, sources, composition)

    onProgress('checking')
    const {lint} = await import('../lint/lint.ts')
    const {readLintRows} = await import('../trace/lint-rows.ts')
    const linted = await lint({
      spec,
      date,
      chapters,
      items: new Map(composition.items.map((item) => [item.id, item])),
      tombstones: new Map(composition.tombstones.map((tombstone) => [tombstone.id, tombstone])),
      ...readLintRows(database),
      existingFiles: existing,
      targets: sources.targets,
      runs: sources.runs,
      waivers: sources.waivers,
      runningText: async (path) => {
        const {runningText} = await import('../extract/running-text.ts')
        const {text} = chapters.find(({place}) => place.path === path)!
        return runningText(await parse(text), text)
      },
    })
    const extracted = chapters.flatMap(({extraction}) => extraction.findings)
    const findings = [...sources.findings, ...extracted, ...drawn, ...composition.findings, ...linted].sort(
      compareFindings,
    )
    const {writeFindings} = await import('../store/write-findings.ts')
    writeFindings(database, findings)
    const unreadable = sources.findings.some(({rule}) => unreadableRules.has(rule))
    return {
      sources,
      chapters,
      ids,
      composition,
      database,
      findings,
      publishable: !unreadable && !composition.doubled,
      date,
    }
  } finally {
    cache.close(extra === undefined)
  }
}

export function openRoot(folder: string): Root {
  try {
    return new Root(folder)
  } catch {
    throw new EnvironmentProblem(`no folder ${folder}: name the root of a specification with --root`)
  }
}

const unreadableRules = new Set(['unreadable-file', 'not-utf8', 'binary', 'yaml-syntax', 'yaml-alias', 'json-line'])

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

async function readSpec(root: Root, remember: Remember): Promise<Spec> {
  const file = 'spec.yaml'
  const read = root.read(file)
  if ('unreadable' in read) {
    throw new NoSpecification([
      {
        rule: 'no-specification',
        severity: 'error',
        file,
        line: 1,
        column: 1,
        message: `Unexpected ${read.unreadable} \`spec.yaml\`, expected one in the root`,
        fix: 'run `avps init` in the folder that holds the chapters, or name it with --root',
      },
    ])
  }
  const {decodeSource} = await import('../read/source-text.ts')
  const {text, findings} = decodeSource(read.bytes, file)
  if (text === undefined) throw new NoSpecification(findings)
  const parsed = await remember('spec', file, root.hash(file), async () => {
    const {readSpecFile} = await import('../read/spec-file.ts')
    const {spec, findings: problems} = readSpecFile(text, file)
    return {value: spec, findings: problems}
  })
  if (!parsed.value) throw new NoSpecification(parsed.findings)
  return parsed.value
}

function dateOf(date: string | undefined, spec: Spec): string {
  if (date !== undefined) return date
  const epoch = process.env.SOURCE_DATE_EPOCH
  if (epoch !== undefined && /^\d{1,11}$/.test(epoch)) return new Date(Number(epoch) * 1000).toISOString().slice(0, 10)
  return spec.date
}
