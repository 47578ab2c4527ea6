import {resolve} from 'node:path'
import {readRegularFile} from '../../disk/regular-file.ts'
import type {ImportProblem} from '../../import/problem.ts'
import {EnvironmentProblem} from '../../model/environment-problem.ts'
import {refusedAs} from '../../read/root.ts'

const megabyte = 1024 * 1024

/** The bytes of a file that somebody named on the command line, wherever it lies; a larger one is a problem of its own. */
export function readForeignFile(path: string, largest: number): {bytes: Uint8Array} | {problem: ImportProblem} {
  const bytes = readRegularFile(resolve(path), {followLinks: true, limit: largest})
  if (typeof bytes !== 'string') return {bytes}
  if (bytes !== 'too large') throw new EnvironmentProblem(`Cannot read ${path}: the file is ${refusedAs[bytes]}`)
  const problem: ImportProblem = {
    file: path,
    line: 1,
    column: 1,
    severity: 'error',
    message: `Unexpected file of more than ${largest / megabyte} MB, expected a smaller one`,
    fix: 'have the tool write less of what tests print, or import it in parts',
  }
  return {problem}
}
