import {
  closeSync,
  existsSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readdirSync,
  renameSync,
  rmdirSync,
  rmSync,
  writeSync,
} from 'node:fs'
import {dirname, join} from 'node:path'
import type {BuildRecord} from '../build-record.ts'
import type {Finding} from '../finding.ts'
import {sha256} from '../hash.ts'
import type {KnownFiles} from '../known-files.ts'
import {asRendered, type Output} from '../output.ts'

export interface Written {
  outputs: BuildRecord['outputs']
  written: string[]
  removed: string[]
  /** What outputs could not show. */
  findings: Finding[]
  /** False where an output could not be made. */
  settled: boolean
}

/**
 * Writes the outputs whose rows changed or whose file is not the one on record, and removes the files that only the
 * record still names. `already` are files that were written before. Nothing else in `dist` is touched.
 */
export async function writeOutputs(
  outputs: Output[],
  dist: string,
  files: KnownFiles,
  salt: string,
  previous: BuildRecord | undefined,
  already: BuildRecord['outputs'],
  onProgress: (done: number, of: number, path: string) => void,
): Promise<Written> {
  const result: Written = {outputs: {...already}, written: [], removed: [], findings: [], settled: true}
  for (const [index, output] of outputs.entries()) {
    onProgress(index, outputs.length, output.path)
    const inputs = sha256(`${salt}\n${output.inputs}`)
    const before = previous?.outputs[output.path]
    const file = join(dist, output.path)
    if (before?.inputs === inputs && files.hash(output.path) === before.hash) {
      result.outputs[output.path] = before
      result.findings.push(...(before.findings ?? []))
      continue
    }
    const {content, findings} = asRendered(await output.render())
    result.findings.push(...findings)
    if (content === undefined) {
      result.settled = false
      continue
    }
    const hash = sha256(content)
    result.outputs[output.path] = {hash, inputs, ...(findings.length > 0 && {findings})}
    if (files.hash(output.path) === hash) continue
    replaceFile(file, content)
    files.learn(output.path, hash)
    result.written.push(output.path)
  }
  for (const path of Object.keys(previous?.outputs ?? {})) {
    if (path in result.outputs || !isSafe(path) || !existsSync(join(dist, path))) continue
    rmSync(join(dist, path))
    removeEmptyFolders(dist, dirname(path))
    result.removed.push(path)
  }
  return result
}

/** Writes beside the file and renames: a reader finds the old content or the new, never half of it. */
export function replaceFile(file: string, content: string | Uint8Array, flush = false): void {
  mkdirSync(dirname(file), {recursive: true})
  const temporary = `${file}.new`
  const handle = openSync(temporary, 'w')
  try {
    const bytes = typeof content === 'string' ? Buffer.from(content) : content
    for (let done = 0; done < bytes.length; ) done += writeSync(handle, bytes, done)
    if (flush) fsyncSync(handle)
  } catch (problem) {
    closeSync(handle)
    rmSync(temporary, {force: true})
    throw problem
  }
  closeSync(handle)
  renameSync(temporary, file)
}

/** The record lies in `dist` and may have been edited: it never makes us delete anything outside. */
function isSafe(path: string): boolean {
  return path !== '' && !path.startsWith('/') && !path.split('/').includes('..') && !path.includes('\\')
}

function removeEmptyFolders(dist: string, folder: string): void {
  for (let current = folder; current !== '.' && current !== ''; current = dirname(current)) {
    const path = join(dist, current)
    if (!existsSync(path) || readdirSync(path).length > 0) return
    rmdirSync(path)
  }
}
