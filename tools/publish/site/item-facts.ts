import {stateClass} from '../../model/states.ts'
import type {ChapterRow, ItemRow} from '../../trace/site/rows.ts'
import {breakable, type Markup, markup} from './markup.ts'
import {stateBadge} from './state-badge.ts'
import {arriving} from './words.ts'

/** The line below an item that nobody has to unfold: whom it binds, when, how it is verified, and whether it is. */
export function itemFacts(item: ItemRow, chapter: ChapterRow): Markup | null {
  if (item.type !== 'requirement') return pointedAt(item)
  const applies =
    item.condition === null || item.condition === 'always'
      ? null
      : markup`<li>if <code>${breakable(item.condition)}</code></li>`
  const suspect =
    item.state === 'suspect' ? markup`<li class="suspect">changed since revision ${item.revision}</li>` : null
  if (item.form === 'row') return markup`<ul class="facts">${applies}${suspect}${badges(item)}</ul>`
  const profiles = profilesOf(item, chapter)
  return markup`<ul class="facts">${item.subject ? markup`<li>binds the ${item.subject}</li>` : null}${applies}${item.verify ? markup`<li>by ${item.verify}</li>` : null}${profiles ? markup`<li>profile ${profiles}</li>` : null}${suspect}${badges(item)}</ul>`
}

/** Of a need or a question: how much points at it, and whether what serves it is covered. */
function pointedAt(item: ItemRow): Markup | null {
  const counts = new Map<string, number>()
  for (const [role] of item.incoming) counts.set(role, (counts.get(role) ?? 0) + 1)
  const arrivals = [...counts].map(([role, count]) => markup`<li>${arriving(role).toLowerCase()}: ${count}</li>`)
  const covered = (item.covered ?? []).map(
    ([target, state, verified, attested, counted]) =>
      markup`<li class="state need-${stateClass(state)}">${target}: ${counted === 0 ? state : `${verified + attested} of ${counted} shown`}</li>`,
  )
  const none = item.type === 'need' && arrivals.length === 0 ? markup`<li>nothing serves it yet</li>` : null
  if (!none && arrivals.length + covered.length === 0) return null
  return markup`<ul class="facts">${none}${arrivals}${covered}</ul>`
}

/** Names of the profiles that the requirement is in; null where it is in all of them. */
export function profilesOf(item: ItemRow, chapter: ChapterRow): string | null {
  if (item.profiles === null || (chapter.profiles > 1 && item.profiles.length === chapter.profiles)) return null
  return item.profiles.join(', ')
}

function badges(item: ItemRow): Markup[] {
  if (item.verdicts !== null) {
    return item.verdicts.map(([target, , , reason]) => stateBadge(target, reason))
  }
  if (item.answer === 'case' && !item.cases) return [markup`<li class="state no-case">no case yet</li>`]
  return []
}
