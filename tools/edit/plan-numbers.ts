import type {IdPatterns} from '../model/id-pattern.ts'

/** An id in brackets, at its place in a chapter. */
export interface PlacedId {
  id: string
  path: string
  line: number
  column: number
}

export interface NumberPlan {
  /** Working id, with its `?`: the id that takes its place everywhere. */
  named: Map<string, string>
  /** Tags without a working name, each with the id for this one place. */
  anonymous: (PlacedId & {to: string})[]
}

/**
 * The next free number for every placeholder, in document order. A number that was ever issued, or that stands in a
 * chapter, is never given again.
 */
export function planNumbers(tags: PlacedId[], known: Iterable<string>, ids: IdPatterns): NumberPlan {
  const highest = new Map<string, number>()
  const take = (id: string) => {
    const parts = ids.partsOf(id)
    if (!parts || parts.number === null) return
    const key = `${parts.type}/${parts.area ?? ''}`
    highest.set(key, Math.max(highest.get(key) ?? 0, parts.number))
  }
  for (const id of known) take(id)
  for (const {id} of tags) take(id)
  const plan: NumberPlan = {named: new Map(), anonymous: []}
  for (const tag of tags) {
    const parts = ids.partsOf(tag.id)
    if (!parts || parts.workingName === null || plan.named.has(tag.id)) continue
    const key = `${parts.type}/${parts.area ?? ''}`
    const number = (highest.get(key) ?? 0) + 1
    highest.set(key, number)
    const to = ids.format(parts.type, parts.area, number)
    if (parts.workingName === '') plan.anonymous.push({...tag, to})
    else plan.named.set(tag.id, to)
  }
  return plan
}
