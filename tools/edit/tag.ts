import type {IdPatterns} from '../id-pattern.ts'
import {applyEdits, type FileEdit, readExactly} from './apply-edits.ts'
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

/** Gives every placeholder its number, in chapters, entries and cases at once. Returns old id: new id, in order. */
export function writeNumbers({
  root,
  ids,
  tags,
  references,
  issued,
  otherFiles,
}: TagInput): {from: string; to: string}[] {
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
  const edit = (path: string, rewrite: (content: string) => string) => {
    const content = readExactly(root, path)
    const changed = rewrite(content)
    if (changed !== content) edits.push({path, content: changed})
  }
  for (const [path, list] of replacements) edit(path, (content) => replaceAt(content, list))
  if (named.size > 0) for (const path of otherFiles) edit(path, (content) => replaceIds(content, named))
  applyEdits(root, edits)
  return [...[...named].map(([from, to]) => ({from, to})), ...anonymous.map(({id, to}) => ({from: id, to}))]
}
