import type {ComposedChapter, ComposedItem} from '../model/composition.ts'
import {formatCondition} from '../model/conditions/condition.ts'
import type {Extraction} from '../model/extraction.ts'
import type {Finding} from '../model/finding.ts'
import type {ChapterPlace} from '../model/spec.ts'
import {shortHash} from '../text/hash.ts'
import type {CompositionContext} from './context.ts'
import {doubledId} from './doubled-id.ts'
import {stateOf} from './issued-or-suspect.ts'
import {problem} from './problem.ts'
import {composeRequirement} from './requirement.ts'

/** Joins the items of a chapter, save the `omitted`, with their entries and the ledger, one item an id. */
export function composeChapter(
  place: ChapterPlace,
  extraction: Extraction,
  context: CompositionContext,
  omitted: Set<string> = new Set(),
): ComposedChapter {
  const {spec, ids, entries, ledger} = context
  const findings: Finding[] = []
  const items = new Map<string, ComposedItem>()
  let doubled = false
  for (const extracted of extraction.items) {
    const id = extracted.name
    if (omitted.has(id)) continue
    const first = items.get(id)
    if (first) {
      doubled = true
      findings.push(doubledId(extracted, place.path, {...first.extracted, file: first.file}, ids))
      continue
    }
    const required = spec.items[extracted.type]!.level === 'required'
    const entry = entries.get(id)
    const requirement = required ? composeRequirement(id, extracted, entry, place, context, findings) : null
    if (!required && entry) {
      findings.push(
        problem(
          'entry-of-other-item',
          entry,
          `Unexpected entry of ${id}, expected entries of requirements only`,
          'remove the entry',
        ),
      )
    }
    const condition = requirement ? formatCondition(requirement.condition) : ''
    const hash = shortHash(`${requirement?.subject ?? ''}\n${condition}\n${extracted.text}`)
    items.set(id, {
      id,
      type: extracted.type,
      ...stateOf(id, {hash, level: extracted.level}, extracted, place, ledger, findings),
      hash,
      file: place.path,
      chapter: place.number,
      extracted,
      requirement,
    })
  }
  return {items: [...items.values()], findings, doubled}
}
