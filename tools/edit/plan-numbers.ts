import type {ExtractedItem} from '../extraction.ts'
import type {IdPatterns} from '../id-pattern.ts'

export interface PlacedItem {
  path: string
  item: Pick<ExtractedItem, 'id' | 'line' | 'column'>
}

export interface NumberPlan {
  /** Working id, with its `?`: the id that takes its place everywhere. */
  named: Map<string, string>
  /** Tags without a working name, each with the id for this one place. */
  anonymous: {path: string; line: number; column: number; from: string; to: string}[]
}

/**
 * The next free number for every placeholder, in document order. A number that was ever issued, or that stands in a
 * chapter, is never given again.
 */
export function planNumbers(items: PlacedItem[], known: Iterable<string>, ids: IdPatterns): NumberPlan {
  const highest = new Map<string, number>()
  const take = (id: string) => {
    const parts = ids.partsOf(id)
    if (!parts || parts.number === null) return
    const key = `${parts.type}/${parts.area ?? ''}`
    highest.set(key, Math.max(highest.get(key) ?? 0, parts.number))
  }
  for (const id of known) take(id)
  for (const {item} of items) take(item.id)
  const plan: NumberPlan = {named: new Map(), anonymous: []}
  for (const {path, item} of items) {
    const parts = ids.partsOf(item.id)
    if (!parts || parts.workingName === null || plan.named.has(item.id)) continue
    const key = `${parts.type}/${parts.area ?? ''}`
    const number = (highest.get(key) ?? 0) + 1
    highest.set(key, number)
    const to = ids.format(parts.type, parts.area, number)
    if (parts.workingName === '') plan.anonymous.push({path, line: item.line, column: item.column, from: item.id, to})
    else plan.named.set(item.id, to)
  }
  return plan
}
