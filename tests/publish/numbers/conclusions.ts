import {type Expected, isCounted, isShown, type Judged, type State, states} from './expected.ts'
import type {Facts, Target} from './facts.ts'

export interface Support {
  answer: 'yes' | 'no'
  sources: string[]
}

/**
 * What the claim of a target says: yes from `answers` or evidence that passed, no from `answers`, `except` or evidence
 * that failed. Of several a no counts; without a source there is nothing, and evidence speaks of one wording alone.
 */
export function supportOf(facts: Facts, target: string): Map<string, Support> {
  const revisions = new Map(facts.requirements.map(({id, revision}) => [id, revision]))
  const said = [
    ...facts.claimAnswers
      .filter((row) => row.target === target && row.answer !== null)
      .map(({requirement, source, answer}) => ({requirement, source, yes: answer === 1})),
    ...facts.evidence
      .filter((row) => row.target === target && row.revision === revisions.get(row.requirement))
      .map(({requirement, verdict}) => ({requirement, source: 'evidence', yes: verdict === 'pass'})),
  ]
  const support = new Map<string, Support>()
  for (const {requirement, source, yes} of said) {
    const before = support.get(requirement)
    support.set(requirement, {
      answer: yes && before?.answer !== 'no' ? 'yes' : 'no',
      sources: [...(before?.sources ?? []), source],
    })
  }
  return support
}

export const isObligation = ({requirement}: Judged): boolean =>
  requirement.level === 'MUST' || requirement.level === 'MUST NOT'
export const isRecommendation = ({requirement}: Judged): boolean =>
  requirement.level === 'SHOULD' || requirement.level === 'SHOULD NOT'

export interface Conclusion {
  profile: string
  claimed: boolean | null
  stated: boolean
  obligations: number
  conforms: boolean | null
  prevents: {state: State; ids: string[]}[]
  denies: string[]
  departs: string[]
}

/**
 * What was shown, profile by profile: each obligation that applies has to be shown, and none denied by the claim; a
 * recommendation is only told.
 */
export function conclusionsOf({facts, judged}: Expected, target: Target): Conclusion[] {
  const support = supportOf(facts, target.name)
  return facts.profiles.map((profile) => {
    const profiles = target.claim?.profiles as Record<string, boolean> | undefined
    const claimed = target.claim === null ? null : (profiles?.[profile] ?? false)
    const all = [...judged.get(target.name)!.values()].filter(({requirement}) => requirement.profiles.includes(profile))
    const told = claimed === false ? [] : all
    const open = told.filter((one) => isObligation(one) && !isShown(one.state) && one.state !== 'not applicable')
    const denied = told.filter(
      (one) => isObligation(one) && one.state !== 'not applicable' && support.get(one.requirement.id)?.answer === 'no',
    )
    const obligations = told.filter((one) => isObligation(one) && one.state !== 'not applicable').length
    const ids = (some: Judged[]): string[] => some.map(({requirement}) => requirement.id)
    return {
      profile,
      claimed,
      stated: target.conforms.includes(profile),
      obligations,
      conforms: claimed && obligations > 0 ? open.length + denied.length === 0 : null,
      prevents: states
        .map((state) => ({state, ids: ids(open.filter((one) => one.state === state))}))
        .filter((group) => group.ids.length > 0),
      denies: ids(denied),
      departs: ids(told.filter((one) => isRecommendation(one) && isCounted(one.state) && !isShown(one.state))),
    }
  })
}

/** How many obligations keep a profile from its conclusion, in words; one that is denied and not shown counts once. */
export function gapsIn({prevents, denies}: Conclusion, word: string): string {
  const open = prevents.flatMap(({ids}) => ids)
  const denied = denies.filter((id) => !open.includes(id)).length
  const amount = (count: number, words: string): string =>
    `${count} obligation${count === 1 ? ' is' : 's are'} ${words}`
  if (denied === 0) return amount(open.length, word)
  return `${open.length > 0 ? `${amount(open.length, word)}, ` : ''}${amount(denied, 'shown and denied')}`
}

/** The sentence on a profile in a report, without its full stop. */
export function conclusionWords(conclusion: Conclusion): string {
  const {conforms, claimed, stated, obligations} = conclusion
  if (obligations === 0)
    return `none: no obligation of it applies to this target${stated ? ', though the claim states conformance' : ''}`
  if (conforms) return 'conforms, as shown'
  const gaps = gapsIn(conclusion, 'not shown')
  if (claimed === null) return `no statement, since nobody claims it; ${gaps}`
  return `conformance is not shown${stated ? ', though the claim states it' : ''}: ${gaps}`
}

/**
 * What a report lists below each conclusion that it draws: a state, `denied` or `recommended`, and the ids. A profile that
 * extends another repeats its obligations: what stands under one before is not listed again.
 */
export function listedUnder(conclusions: Conclusion[]): [word: string, ids: string[]][][] {
  const above = new Set<string>()
  return conclusions.map(({prevents, denies, departs}) => {
    const fresh = (ids: string[]): string[] => ids.filter((id) => !above.has(id))
    const rows: [string, string[]][] = [
      ...prevents.map(({state, ids}): [string, string[]] => [state, fresh(ids)]),
      ['denied', fresh(denies)],
      ['recommended', fresh(departs)],
    ]
    for (const id of [...prevents.flatMap(({ids}) => ids), ...denies, ...departs]) above.add(id)
    return rows.filter(([, ids]) => ids.length > 0)
  })
}
