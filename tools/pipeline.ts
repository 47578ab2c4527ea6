import {existsSync, statSync} from 'node:fs'
import {join} from 'node:path'
import type {BuildRecord} from './build-record.ts'
import {compareFindings, compareText, type Finding} from './finding.ts'
import {KnownFiles} from './known-files.ts'
import {toolVersion} from './package-root.ts'
import {type AnalysisOptions, analyse, openRoot} from './pipeline/analyse.ts'
import {EnvironmentProblem} from './pipeline/problems.ts'
import {inputsAreUnchanged, outputsAreUnchanged, readBuildRecord} from './read/build-record.ts'
import {readCommit} from './read/commit.ts'
import {takeLock} from './read/lock.ts'
import {hashTool} from './tool-hash.ts'

export interface BuildOptions extends Omit<AnalysisOptions, 'extra'> {
  /** Folder that holds `spec.yaml`. */
  root: string
  /** Outputs to make, of those that `spec.yaml` names; all of them where absent. */
  only?: string[] | undefined
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

/**
 * Chapters in, database, published specification out.
 *
 * read → extract → draw → compose → store → link → lint (all in `analyse`) → publish → record. A source that cannot be
 * read and an id that stands twice stop before anything is published; every other finding is published with.
 */
export async function build(options: BuildOptions): Promise<BuildResult> {
  const root = openRoot(options.root)
  return withLock(root.folder, async () => {
    const dist = join(root.folder, 'dist')
    if (existsSync(dist) && !statSync(dist).isDirectory())
      throw new EnvironmentProblem(`a file stands in the place of the folder ${dist}: remove it`)
    const tool = hashTool()
    const commit = readCommit(root.folder)
    const choice = describeChoice(options)
    const previous = readBuildRecord(dist)
    const files = new KnownFiles(dist, join(root.folder, '.avps', 'files.json'))
    const sameTool =
      previous?.settled && previous.tool.hash === tool && previous.options === choice && previous.commit === commit
    if (sameTool && inputsAreUnchanged(root, previous) && outputsAreUnchanged(files, previous)) {
      files.save()
      return {
        status: 'unchanged',
        findings: [],
        counts: previous.findings,
        written: [],
        removed: [],
        kept: Object.keys(previous.outputs).length,
      }
    }

    const {database, date, digests, findings: found, publishable, settled, sources} = await analyse(root, tool, options)
    if (!publishable)
      return {status: 'refused', findings: found, counts: countFindings(found), written: [], removed: [], kept: 0}

    const {publish} = await import('./publish/publish.ts')
    const outputs = options.only ?? sources.spec.outputs
    const published = await publish({
      database,
      digests,
      dist,
      files,
      outputs,
      salt: tool,
      previous,
      onProgress: options.onProgress ?? (() => {}),
    })
    const findings = [...found, ...published.findings].sort(compareFindings)
    const counts = countFindings(findings)
    const {writeRecord} = await import('./publish/write-record.ts')
    writeRecord(dist, {
      format: 1,
      tool: {version: toolVersion, hash: tool},
      specification: {title: sources.spec.title, version: sources.spec.version, date},
      commit,
      options: choice,
      inputs: Object.fromEntries([...root.used].sort(compareText).map((path) => [path, root.hash(path)])),
      listings: Object.fromEntries([...root.listings].sort(([a], [b]) => compareText(a, b))),
      findings: counts,
      settled: settled && published.settled,
      outputs: published.outputs,
    })
    files.save()
    database.close()
    const {written, removed} = published
    return {
      status: 'built',
      findings,
      counts,
      written,
      removed,
      kept: Object.keys(published.outputs).length - written.length,
    }
  })
}

/** The findings of a specification, without publishing it. `extra` are chapters that stand on no list. */
export async function check({root, ...options}: AnalysisOptions & {root: string}): Promise<Finding[]> {
  const {database, findings} = await analyse(openRoot(root), hashTool(), options)
  database.close()
  return findings
}

/** Runs alone on a root: a second build or edit of it is refused, not delayed. */
export async function withLock<Result>(root: string, run: () => Promise<Result>): Promise<Result> {
  const lock = takeLock(join(root, '.avps', 'lock'))
  if ('holder' in lock)
    throw new EnvironmentProblem(`process ${lock.holder} works on this root: wait for it, or remove .avps/lock`)
  try {
    return await run()
  } finally {
    lock.release()
  }
}

function describeChoice({date, engine, only}: BuildOptions): string {
  return JSON.stringify([date ?? '', process.env.SOURCE_DATE_EPOCH ?? '', only ?? [], engine ?? ''])
}

function countFindings(findings: Finding[]): BuildRecord['findings'] {
  const counts = {error: 0, warning: 0, info: 0}
  for (const {severity} of findings) counts[severity]++
  return counts
}
