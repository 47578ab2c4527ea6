import type {KnownFiles} from '../../disk/known-files.ts'
import type {Door} from '../../disk/write-door.ts'
import type {BuildRecord} from '../../model/build-record.ts'
import {compareText} from '../../model/finding.ts'
import {sha256} from '../../text/hash.ts'

/** Below `dist/`. */
export const recordFile = 'build.json'

/** Writes `dist/build.json`: the last act of a build, flushed to disk. */
export function writeRecord(dist: Door, files: KnownFiles, record: BuildRecord): void {
  const outputs = Object.fromEntries(Object.entries(record.outputs).sort(([a], [b]) => compareText(a, b)))
  const text = `${JSON.stringify({...record, outputs}, null, 1)}\n`
  dist.write(recordFile, text, {flush: true})
  files.learn(recordFile, sha256(text))
}
