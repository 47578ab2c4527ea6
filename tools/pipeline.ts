import {mkdirSync, rmSync} from 'node:fs'
import {join} from 'node:path'
import type {BuildRecord} from './build-record.ts'
import {Cache} from './cache.ts'
import type {Composition} from './composition.ts'
import type {Extraction} from './extraction.ts'
import {compareFindings, type Finding} from './finding.ts'
import {sha256} from './hash.ts'
import {compileIdPatterns, type IdPatterns} from './id-pattern.ts'
import type {Engine} from './markdown/parse.ts'
import {toolVersion} from './package-root.ts'
import {changedOutputs, inputsAreUnchanged, readBuildRecord} from './read/build-record.ts'
import {readCommit} from './read/commit.ts'
import {takeLock} from './read/lock.ts'
import {Root} from './read/root.ts'
import type {ChapterSource, Parsed, Sources} from './sources.ts'
import type {ExtractionSettings, Spec} from './spec.ts'
import type {Database} from './store/database.ts'
import type {Chapter} from './store/write-rows.ts'
import {hashTool} from './tool-hash.ts'

export interface PipelineOptions {
  /** Folder that holds `spec.yaml`. */
  root: string
  /** YYYY-MM-DD; else `SOURCE_DATE_EPOCH`, else the date in `spec.yaml`. */
  date?: string | undefined
  engine?: Engine | undefined
  /** Outputs to make, of those that `spec.yaml` names; all of them where absent. */
  only?: string[] | undefined
  onProgress?: (step: string) => void
}

export interface BuildResult {
  status: 'built' | 'unchanged' | 'refused'
  findings: Finding[]
  counts: BuildRecord['findings']
  written: string[]
  removed: string[]
  /** Files of `dist/` that were right already. */
  kept: number
}

/** Something about the machine, not about the specification: an exit code of its own. */
export class EnvironmentProblem extends Error {}

/**
 * Chapters in, database, published specification out.
 *
 * read → extract → draw → compose → store → link → lint → publish. A source that cannot be read and an id that stands
 * twice stop before anything is published; every other finding is published with.
 */
export async function build(options: PipelineOptions): Promise<BuildResult> {
  const {root: folder, onProgress = () => {}} = options
  const dist = join(folder, 'dist')
  const tool = hashTool()
  const choice = JSON.stringify([
    options.date ?? '',
    process.env.SOURCE_DATE_EPOCH ?? '',
    options.only ?? [],
    options.engine ?? '',
  ])
  const lock = takeLock(join(folder, '.avps', 'lock'))
  if ('holder' in lock)
    throw new EnvironmentProblem(
      `another build of this root runs (process ${lock.holder}): wait for it, or remove .avps/lock`,
    )
  try {
    const previous = readBuildRecord(dist)
    const commit = readCommit(folder)
    if (
      previous?.tool.hash === tool &&
      previous.options === choice &&
      previous.commit === commit &&
      inputsAreUnchanged(folder, previous)
    ) {
      if (changedOutputs(dist, previous).size === 0) {
        return {
          status: 'unchanged',
          findings: [],
          counts: previous.findings,
          written: [],
          removed: [],
          kept: Object.keys(previous.outputs).length,
        }
      }
    }
    const analysis = await analyse(options, tool)
    const {findings, sources, root} = analysis
    const counts = count(findings)
    if (!analysis.publishable) return {status: 'refused', findings, counts, written: [], removed: [], kept: 0}

    const {publish} = await import('./publish/publish.ts')
    const {replaceFile} = await import('./publish/write-outputs.ts')
    mkdirSync(dist, {recursive: true})
    const published = await publish({
      database: analysis.database,
      dist,
      outputs: options.only ?? sources.spec.outputs,
      salt: tool,
      previous,
      onProgress,
    })
    const record: BuildRecord = {
      format: 1,
      tool: {version: toolVersion, hash: tool},
      specification: {title: sources.spec.title, version: sources.spec.version, date: analysis.date},
      commit,
      options: choice,
      inputs: Object.fromEntries(
        [...root.files].sort(([a], [b]) => (a < b ? -1 : 1)).map(([path, bytes]) => [path, sha256(bytes)]),
      ),
      listings: Object.fromEntries([...root.listings].sort(([a], [b]) => (a < b ? -1 : 1))),
      findings: counts,
      outputs: Object.fromEntries(Object.entries(published.outputs).sort(([a], [b]) => (a < b ? -1 : 1))),
    }
    replaceFile(join(dist, 'build.json'), `${JSON.stringify(record, null, 1)}\n`, true)
    analysis.database.close()
    return {
      status: 'built',
      findings,
      counts,
      written: published.written,
      removed: published.removed,
      kept: Object.keys(published.outputs).length - published.written.length,
    }
  } finally {
    lock.release()
  }
}

/** The findings of a specification, without publishing it. `extra` are chapters that stand on no list. */
export async function check(options: PipelineOptions & {extra?: string[]}): Promise<Finding[]> {
  const analysis = await analyse(options, hashTool())
  analysis.database.close()
  return analysis.findings
}

export interface Analysis {
  root: Root
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

/** Everything up to the finished database, in memory. */
export async function analyse(options: PipelineOptions & {extra?: string[]}, tool: string): Promise<Analysis> {
  const {onProgress = () => {}} = options
  const root = openRoot(options.root)
  const cache = new Cache(join(options.root, '.avps', 'cache.sqlite'), tool)
  const remember = async <Value>(
    kind: string,
    text: string,
    path: string,
    parse: () => Promise<Parsed<Value>>,
  ): Promise<Parsed<Value>> => {
    const key = cache.key(kind, path, text)
    const known = cache.get<Parsed<Value>>(key)
    if (known) return known
    const parsed = await parse()
    cache.set(key, parsed)
    return parsed
  }
  try {
    onProgress('reading')
    const spec = await readSpec(root, remember)
    const {readSources} = await import('./read/sources.ts')
    const sources = await readSources(root, spec, remember, options.extra)
    const date = dateOf(options, spec)

    onProgress('extracting')
    const ids = compileIdPatterns(
      Object.entries(spec.items).map(([type, {id}]) => ({type, template: id})),
      Object.keys(spec.areas),
    )
    const settings = settingsOf(spec, ids, sources)
    const chapters = await extractChapters(sources, settings, cache, options.engine)

    onProgress('drawing')
    const {assets, findings: drawn} = await collectAssets(chapters, root, cache)

    onProgress('linking')
    const {composeItems} = await import('./link/compose-items.ts')
    const composition = composeItems({
      spec,
      ids,
      chapters,
      entries: sources.entries,
      ledger: sources.ledger,
      catalogues: sources.catalogues,
    })
    const {createDatabase} = await import('./store/database.ts')
    const {writeRows} = await import('./store/write-rows.ts')
    const {linkRows} = await import('./link/link-rows.ts')
    const database = createDatabase()
    writeRows(database, {sources, chapters, composition, assets, date, toolVersion})
    linkRows(database, sources, composition)

    onProgress('checking')
    const {lint} = await import('./lint/lint.ts')
    const {readLintRows} = await import('./trace/lint-rows.ts')
    const linted = await lint({
      spec,
      date,
      chapters,
      items: new Map(composition.items.map((item) => [item.id, item])),
      tombstones: new Map(composition.tombstones.map((tombstone) => [tombstone.id, tombstone])),
      ...readLintRows(database),
      existingFiles: existingFiles(chapters, root),
      targets: sources.targets,
      runs: sources.runs,
      waivers: sources.waivers,
      runningText: async (path) => {
        const {runningText} = await import('./extract/running-text.ts')
        const chapter = chapters.find(({place}) => place.path === path)!
        return runningText(await parserOf(options.engine)(chapter.text), chapter.text)
      },
    })
    const findings = [
      ...sources.findings,
      ...chapters.flatMap(({extraction}) => extraction.findings),
      ...drawn,
      ...composition.findings,
      ...linted,
    ].sort(compareFindings)
    const {writeFindings} = await import('./store/write-findings.ts')
    writeFindings(database, findings)
    const unreadable = sources.findings.some(({rule}) => unreadableRules.has(rule))
    return {
      root,
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
    cache.close(options.extra === undefined)
  }
}

const unreadableRules = new Set(['unreadable-file', 'not-utf8', 'binary', 'yaml-syntax', 'yaml-alias', 'json-line'])

function openRoot(folder: string): Root {
  try {
    return new Root(folder)
  } catch {
    throw new EnvironmentProblem(`no folder ${folder}: name the root of a specification with --root`)
  }
}

/** Thrown where there is no specification to read: findings, and nothing else to show. */
export class NoSpecification extends Error {
  readonly findings: Finding[]
  constructor(findings: Finding[]) {
    super('no specification')
    this.findings = findings
  }
}

async function readSpec(
  root: Root,
  remember: <Value>(
    kind: string,
    text: string,
    path: string,
    parse: () => Promise<Parsed<Value>>,
  ) => Promise<Parsed<Value>>,
): Promise<Spec> {
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
  const {decodeSource} = await import('./read/source-text.ts')
  const {text, findings} = decodeSource(read.bytes, file)
  if (text === undefined) throw new NoSpecification(findings)
  const parsed = await remember('spec', text, file, async () => {
    const {readSpecFile} = await import('./read/spec-file.ts')
    const {spec, findings: problems} = readSpecFile(text, file)
    return {value: spec, findings: problems}
  })
  if (!parsed.value) throw new NoSpecification(parsed.findings)
  return parsed.value
}

function settingsOf(spec: Spec, ids: IdPatterns, sources: Sources): ExtractionSettings {
  return {
    keywords: spec.keywords,
    tags: spec.tags,
    ids,
    items: spec.items,
    subjects: spec.subjects,
    verify: Object.keys(spec.verify),
    profiles: Object.keys(spec.profiles),
    slugs: new Map(sources.chapters.map(({place}) => [place.path, place.slug])),
    glossary: spec.glossary,
  }
}

type Parse = (text: string) => ReturnType<Awaited<ReturnType<typeof import('./markdown/parse.ts').createParser>>>

function parserOf(engine: Engine | undefined): Parse {
  let parser: Promise<Parse> | undefined
  return async (text) => {
    parser ??= import('./markdown/parse.ts').then(({createParser}) => createParser(engine))
    return (await parser)(text)
  }
}

async function extractChapters(
  sources: Sources,
  settings: ExtractionSettings,
  cache: Cache,
  engine: Engine | undefined,
): Promise<Chapter[]> {
  const {ids: _, slugs, ...plain} = settings
  const settingsText = JSON.stringify([plain, [...slugs], sources.spec.areas, engine ?? ''])
  const parse = parserOf(engine)
  const chapters: Chapter[] = []
  for (const {place, text} of sources.chapters) {
    if (text === undefined) continue
    const key = cache.key('extraction', settingsText, JSON.stringify(place), text)
    let extraction = cache.get<Extraction>(key)
    if (!extraction) {
      const {extract} = await import('./extract/extract.ts')
      const highlight = /^[ \t>]*(?:```|~~~)\s*\w/m.test(text) ? await highlighter() : () => undefined
      extraction = extract({place, source: text, tree: await parse(text), settings, highlight})
      cache.set(key, extraction)
    }
    chapters.push({place, text, extraction})
  }
  return chapters
}

let loadedHighlighter: Promise<(code: string, language: string) => string | undefined> | undefined

function highlighter(): Promise<(code: string, language: string) => string | undefined> {
  loadedHighlighter ??= import('./extract/highlight.ts').then(({createHighlighter}) => createHighlighter())
  return loadedHighlighter
}

const imageEndings = /\.(?:png|jpe?g|gif|webp|svg)$/i

/** Drawings of figures and bytes of images: what a page shows beside its text. */
async function collectAssets(
  chapters: Chapter[],
  root: Root,
  cache: Cache,
): Promise<{assets: Map<string, Uint8Array>; findings: Finding[]}> {
  const assets = new Map<string, Uint8Array>()
  const findings: Finding[] = []
  for (const {place, extraction} of chapters) {
    for (const figure of extraction.figures) {
      const path = `figures/${figure.hash}.svg`
      if (assets.has(path)) continue
      const key = cache.key('drawing', figure.language, figure.source)
      let drawing = cache.get<{svg: string} | {error: string}>(key)
      if (!drawing) {
        const {drawFigure} = await import('./draw/draw-figure.ts')
        drawing = await drawFigure(figure)
        cache.set(key, drawing)
      }
      if ('svg' in drawing) assets.set(path, Buffer.from(drawing.svg))
      else {
        findings.push({
          rule: 'figure-source',
          severity: 'error',
          file: place.path,
          line: figure.line,
          column: figure.column,
          message: `Unexpected ${figure.language} source, expected a figure that can be drawn: ${drawing.error}`,
          fix: 'mend the source of the figure',
        })
      }
    }
    for (const {path, image} of extraction.links) {
      if (!image || assets.has(`assets/${path}`) || !imageEndings.test(path)) continue
      const read = root.read(path)
      if ('unreadable' in read) continue
      const {cleanSvg} = await import('./draw/clean-svg.ts')
      assets.set(
        `assets/${path}`,
        /\.svg$/i.test(path) ? Buffer.from(cleanSvg(Buffer.from(read.bytes).toString('utf8'))) : read.bytes,
      )
    }
  }
  return {assets, findings}
}

function existingFiles(chapters: Chapter[], root: Root): Set<string> {
  const existing = new Set<string>()
  const listed = new Set(chapters.map(({place}) => place.path))
  for (const {extraction} of chapters) {
    for (const {path, image} of extraction.links) {
      if (listed.has(path) && !image) continue
      if (image ? !('unreadable' in root.read(path)) && imageEndings.test(path) : root.exists(path)) existing.add(path)
    }
  }
  return existing
}

function dateOf({date}: PipelineOptions, spec: Spec): string {
  if (date !== undefined) return date
  const epoch = process.env.SOURCE_DATE_EPOCH
  if (epoch !== undefined && /^\d{1,11}$/.test(epoch)) return new Date(Number(epoch) * 1000).toISOString().slice(0, 10)
  return spec.date
}

function count(findings: Finding[]): BuildRecord['findings'] {
  const counts = {error: 0, warning: 0, info: 0}
  for (const {severity} of findings) counts[severity]++
  return counts
}

/** Used where a build is interrupted: nothing half-written stays. */
export function removeLock(root: string): void {
  rmSync(join(root, '.avps', 'lock'), {force: true})
}

export type {ChapterSource}
