import {dirname} from 'node:path'
import type {KnownFiles} from '../../disk/known-files.ts'
import {type Door, staysInside} from '../../disk/write-door.ts'
import type {BuildRecord} from '../../model/build-record.ts'
import type {Finding} from '../../model/finding.ts'
import {asRendered, type Output} from '../../model/output-file.ts'
import {sha256} from '../../text/hash.ts'
import {announce} from './announcement.ts'

export interface Written {
  outputs: BuildRecord['outputs']
  written: string[]
  removed: string[]
  /** What outputs could not show. */
  findings: Finding[]
  /** False where an output could not be made. */
  settled: boolean
}

/** What `dist/` held before, as far as this tool knows. */
export interface Before {
  /** Of the record that this tool left there; none where somebody else did, or touched it. */
  outputs: BuildRecord['outputs']
  /** Every path that this tool may have written, with the name of its output where that is known. */
  paths: Map<string, string | undefined>
}

export interface WriteInput {
  dist: Door
  files: KnownFiles
  /** Stands for the tool in every output's inputs. */
  salt: string
  before: Before
  /** The outputs that are made, by the name that they have in `spec.yaml`; all others stay as they are. */
  made: ReadonlyMap<string, Output[]>
  /** Files that were written before these. */
  already: BuildRecord['outputs']
  /** Are these all the outputs that the specification has? Whatever is of none of them goes. */
  whole: boolean
  onProgress(done: number, of: number, path: string): void
}

/**
 * Writes the outputs whose rows changed or whose file is not the one on record, and removes what an earlier build wrote
 * and this one does not. Nothing else in `dist` is touched.
 */
export async function writeOutputs(input: WriteInput): Promise<Written> {
  const {made, already} = input
  const result: Written = {outputs: {...already}, written: [], removed: [], findings: [], settled: true}
  const outputs = [...made].flatMap(([of, list]) => list.map((output) => ({of, output})))
  const {dist, before} = input
  if (outputs.some(({output}) => !before.paths.has(output.path)))
    announce(dist, [...before.paths, ...outputs.map(({of, output}) => [output.path, of] as const)])
  for (const [index, {of, output}] of outputs.entries()) {
    input.onProgress(index, outputs.length, output.path)
    await writeOutput(output, of, input, result)
  }
  for (const [path, of] of input.before.paths) if (!(path in result.outputs)) leaveOrRemove(path, of, input, result)
  return result
}

async function writeOutput(
  output: Output,
  of: string,
  {dist, files, salt, before}: WriteInput,
  result: Written,
): Promise<void> {
  const {path} = output
  const inputs = sha256(`${salt}\n${output.inputs}`)
  const known = Object.hasOwn(before.outputs, path) ? before.outputs[path] : undefined
  if (known?.inputs === inputs && files.hash(path) === known.hash) {
    result.outputs[path] = {...known, of}
    result.findings.push(...(known.findings ?? []))
    return
  }
  const {content, findings} = asRendered(await output.render())
  result.findings.push(...findings)
  if (content === undefined) {
    result.settled = false
    return
  }
  const hash = sha256(content)
  result.outputs[path] = {hash, inputs, of, ...(findings.length > 0 && {findings})}
  if (files.hash(path) === hash) return
  dist.write(path, content)
  files.learn(path, hash)
  result.written.push(path)
}

/** What was not made now goes, unless it belongs to an output that nobody asked for this time. */
function leaveOrRemove(
  path: string,
  of: string | undefined,
  {dist, files, before, made, whole}: WriteInput,
  result: Written,
): void {
  // The record lies in `dist` and may have been edited.
  if (!staysInside(path)) return
  if (whole || (of !== undefined && made.has(of))) {
    if (!dist.remove(path)) return
    dist.removeEmptyFolders(dirname(path))
    result.removed.push(path)
    return
  }
  const hash = files.hash(path)
  // What nobody vouches for stays named, and is made anew by the build that is asked for it.
  if (hash !== undefined)
    result.outputs[path] = Object.hasOwn(before.outputs, path)
      ? before.outputs[path]!
      : {hash, inputs: '', of: of ?? ''}
}
