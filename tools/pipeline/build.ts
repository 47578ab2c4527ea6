import {join} from 'node:path'
import {KnownFiles} from '../disk/known-files.ts'
import {besideDatabase} from '../disk/lock.ts'
import {Door} from '../disk/write-door.ts'
import {rate} from '../lint/rate.ts'
import type {BuildRecord} from '../model/build-record.ts'
import {compareFindings, compareText, type RatedFinding} from '../model/finding.ts'
import type {OutputName} from '../model/output-names.ts'
import {toolVersion} from '../own/package-root.ts'
import {hashTool} from '../own/tool-hash.ts'
import {endAnnouncement, readAnnouncement} from '../publish/dist/announcement.ts'
import {recordFile, writeRecord} from '../publish/dist/write-record.ts'
import {inputsAreUnchanged, outputsAreUnchanged, readBuildRecord} from '../read/build-record.ts'
import {readCommit} from '../read/commit.ts'
import {openRoot} from '../read/root.ts'
import type {AnalysisOptions} from './analyse.ts'
import {withLock} from './with-lock.ts'

export interface BuildOptions extends Omit<AnalysisOptions, 'extra'> {
  /** Folder that holds `spec.yaml`. */
  root: string
  /** Outputs to make, of those that `spec.yaml` names; all of them where absent. */
  only?: OutputName[] | undefined
}

export interface BuildResult {
  status: 'built' | 'unchanged' | 'refused'
  findings: RatedFinding[]
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
  return withLock(root.folder, async (door) => {
    const tool = hashTool()
    const commit = readCommit(root.folder)
    const choice = describeChoice(options)
    const before = readBuildRecord(join(root.folder, 'dist'))
    const announced = readAnnouncement(join(root.folder, 'dist'))
    const files = new KnownFiles(root.folder, 'dist', '.avps/files.json')
    // Beside the database SQLite would take them for the rest of a change to it.
    for (const ending of besideDatabase) door.remove(`dist/avps.sqlite${ending}`)
    // A record that somebody brought along or edited says nothing of what lies beside it.
    const previous = before && files.isOurs(recordFile) ? before : undefined
    const sameTool =
      !announced &&
      previous?.settled &&
      previous.tool.hash === tool &&
      previous.options === choice &&
      previous.commit === commit
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

    // The stages are loaded where there is something to do.
    const {analyse} = await import('./analyse.ts')
    const {database, date, digests, findings: found, publishable, settled, sources} = await analyse(root, tool, options)
    if (!publishable)
      return {status: 'refused', findings: found, counts: countFindings(found), written: [], removed: [], kept: 0}

    door.sweep('dist', true)
    const {publish} = await import('../publish/publish.ts')
    const dist = new Door(root.folder, 'dist')
    const published = await publish({
      database,
      digests,
      dist,
      files,
      outputs: options.only ?? sources.spec.outputs,
      named: sources.spec.outputs,
      whole: options.only === undefined,
      salt: tool,
      before: {outputs: previous?.outputs ?? {}, paths: pathsBefore(before, announced, files)},
      onProgress: options.onProgress ?? (() => {}),
    })
    const findings = [...found, ...published.findings.map(rate)].sort(compareFindings)
    const counts = countFindings(findings)
    writeRecord(dist, files, {
      format: 2,
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
    endAnnouncement(dist)
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

/** What earlier builds wrote, believed or not: the paths that a build may remove. */
function pathsBefore(
  found: BuildRecord | undefined,
  announced: Map<string, string> | undefined,
  files: KnownFiles,
): Map<string, string | undefined> {
  const paths = new Map<string, string | undefined>(files.names().map((path) => [path, undefined]))
  for (const [path, of] of announced ?? []) paths.set(path, of)
  for (const [path, {of}] of Object.entries(found?.outputs ?? {})) paths.set(path, of)
  paths.delete(recordFile)
  return paths
}

function describeChoice({date, engine, only}: BuildOptions): string {
  return JSON.stringify([date ?? '', process.env.SOURCE_DATE_EPOCH ?? '', only ?? [], engine ?? ''])
}

/** By severity. */
export function countFindings(findings: RatedFinding[]): BuildRecord['findings'] {
  const counts = {error: 0, warning: 0, info: 0}
  for (const {severity} of findings) counts[severity]++
  return counts
}
