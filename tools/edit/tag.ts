import type {Extraction} from '../extraction.ts'
import type {IdPatterns} from '../id-pattern.ts'
import type {LedgerEvent} from '../sources.ts'
import {applyEdits, type FileEdit, readExactly} from './apply-edits.ts'
import {type PlacedItem, planNumbers} from './plan-numbers.ts'
import {type Replacement, replaceAt, replaceIds} from './rewrite.ts'

export interface TagInput {
  root: string
  ids: IdPatterns
  chapters: {place: {path: string}; extraction: Extraction}[]
  ledger: LedgerEvent[]
  /** Entries, cases and the like: files in which a working id may stand anywhere. */
  otherFiles: string[]
}

/** Gives every placeholder its number, in chapters, entries and cases at once. Returns old id: new id, in order. */
export function writeNumbers({root, ids, chapters, ledger, otherFiles}: TagInput): {from: string; to: string}[] {
  const items: PlacedItem[] = chapters.flatMap(({place, extraction}) =>
    extraction.items.map((item) => ({path: place.path, item})),
  )
  const {named, anonymous} = planNumbers(
    items,
    ledger.map(({id}) => id),
    ids,
  )
  const edits: FileEdit[] = []
  const edit = (path: string, rewrite: (content: string) => string) => {
    const content = readExactly(root, path)
    const changed = rewrite(content)
    if (changed !== content) edits.push({path, content: changed})
  }
  for (const {place, extraction} of chapters) {
    const replacements: Replacement[] = anonymous
      .filter(({path}) => path === place.path)
      .map(({line, column, from, to}) => ({line, column, from: `[${from}]`, to: `[${to}]`}))
    for (const {id, line, column} of [...extraction.items, ...extraction.references]) {
      const to = named.get(id)
      if (to) replacements.push({line, column, from: `[${id}]`, to: `[${to}]`})
    }
    edit(place.path, (content) => replaceAt(content, replacements))
  }
  if (named.size > 0) {
    for (const path of otherFiles) edit(path, (content) => replaceIds(content, named))
  }
  applyEdits(root, edits)
  return [...[...named].map(([from, to]) => ({from, to})), ...anonymous.map(({from, to}) => ({from, to}))]
}
