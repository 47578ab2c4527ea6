import {EnvironmentProblem} from '../model/environment-problem.ts'

/** A text that stands at a place, and what takes its place. Lines and columns count from 1. */
export interface Replacement {
  line: number
  column: number
  from: string
  to: string
}

/**
 * Replaces texts at their places in a file as it lies on disk: a byte-order mark is stepped over, line ends stay. Throws
 * where the text is not there: the file has changed since it was read.
 */
export function replaceAt(content: string, replacements: Replacement[]): string {
  const mark = content.startsWith('\ufeff') ? 1 : 0
  const starts = [mark]
  for (const match of content.matchAll(/\r\n|\r|\n/g)) starts.push(match.index + match[0].length)
  const sorted = replacements
    .map(({line, column, from, to}) => ({offset: (starts[line - 1] ?? content.length) + column - 1, from, to}))
    .sort((a, b) => a.offset - b.offset)
  let out = ''
  let done = 0
  for (const {offset, from, to} of sorted) {
    if (content.slice(offset, offset + from.length) !== from)
      throw new EnvironmentProblem(`${from} is no longer where it was: a file changed meanwhile, run the command again`)
    out += content.slice(done, offset) + to
    done = offset + from.length
  }
  return out + content.slice(done)
}

/** Replaces whole ids wherever they stand: in keys, values, comments. */
export function replaceIds(content: string, ids: Map<string, string>): string {
  if (ids.size === 0) return content
  return content.replace(/[A-Za-z][A-Za-z0-9-]*-\?[a-z0-9-]*/g, (found) => ids.get(found) ?? found)
}
