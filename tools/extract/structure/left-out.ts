import type {IdPatterns} from '../../model/id-pattern.ts'

/** Ids that one finding names. */
const most = 5

/** How a finding ends that speaks of a part which no reader sees: it says so, and names the ids that go with it. */
export function leftOut(part: string, ids: IdPatterns): string {
  const all = [...new Set([...part.matchAll(ids.anywhere)].map(([, id]) => `\`${id}\``))]
  const named = all.length > most ? [...all.slice(0, most), `${all.length - most} more`] : all
  const and = named.length === 0 ? '' : `, and with it ${named.join(', ')}`
  return `left out of all that is published${and}`
}
