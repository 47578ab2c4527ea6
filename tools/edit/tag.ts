import {EnvironmentProblem} from '../model/environment-problem.ts'
import type {IdPatterns} from '../model/id-pattern.ts'
import {type FileEdit, readExactly} from './apply-edits.ts'
import {type PlacedId, planNumbers} from './plan-numbers.ts'
import {type Replacement, replaceAt, replaceIds} from './rewrite.ts'

export interface TagInput {
  root: string
  ids: IdPatterns
  /** In reading order. */
  tags: PlacedId[]
  references: PlacedId[]
  /** Ids that were ever issued. */
  issued: string[]
  /** Entries, cases and the like: files in which a working id may stand anywhere. */
  otherFiles: string[]
}

/** What an edit that numbers every placeholder does to files, and to ids: from and to, in order. */
export interface Numbering {
  edits: FileEdit[]
  numbered: {from: string; to: string}[]
}

/** Gives every placeholder its number, in chapters, entries and cases at once. Nothing is written yet. */
export function numberPlaceholders({root, ids, tags, references, issued, otherFiles}: TagInput): Numbering {
  const {named, anonymous} = planNumbers(tags, issued, ids)
  const replacements = new Map<string, Replacement[]>()
  const replace = ({id, path, line, column}: PlacedId, to: string) => {
    const list = replacements.get(path) ?? []
    list.push({line, column, from: `[${id}]`, to: `[${to}]`})
    replacements.set(path, list)
  }
  for (const {to, ...tag} of anonymous) replace(tag, to)
  for (const place of [...tags, ...references]) {
    const to = named.get(place.id)
    if (to) replace(place, to)
  }
  const edits: FileEdit[] = []
  const edit = (path: string, encoding: 'utf8' | 'latin1', rewrite: (content: string) => string) => {
    const bytes = readExactly(root, path)
    if (bytes === undefined) throw new EnvironmentProblem(`${path} went away meanwhile: run the command again`)
    const content = Buffer.from(bytes).toString(encoding)
    const changed = rewrite(content)
    if (changed !== content) edits.push({path, content: Buffer.from(changed, encoding)})
  }
  for (const [path, list] of replacements) edit(path, 'utf8', (content) => replaceAt(content, list))
  // Ids are ASCII: what else stands in such a file keeps its bytes, whatever its encoding.
  if (named.size > 0) for (const path of otherFiles) edit(path, 'latin1', (content) => replaceIds(content, named))
  const numbered = [...[...named].map(([from, to]) => ({from, to})), ...anonymous.map(({id, to}) => ({from: id, to}))]
  return {edits, numbered}
}
