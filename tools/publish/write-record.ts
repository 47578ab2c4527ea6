import {join} from 'node:path'
import type {BuildRecord} from '../build-record.ts'
import {compareText} from '../finding.ts'
import {replaceFile} from './write-outputs.ts'

/** Writes `dist/build.json`: the last act of a build, flushed to disk. */
export function writeRecord(dist: string, record: BuildRecord): void {
  const outputs = Object.fromEntries(Object.entries(record.outputs).sort(([a], [b]) => compareText(a, b)))
  replaceFile(join(dist, 'build.json'), `${JSON.stringify({...record, outputs}, null, 1)}\n`, true)
}
