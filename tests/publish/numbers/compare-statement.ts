import {isObligation, isRecommendation, supportOf} from './conclusions.ts'
import {type Answer, applicationOf, atomsOf, type Condition, evaluate, type Said, spell} from './conditions.ts'
import type {Differences} from './differences.ts'
import {type Expected, figuresOf, isCounted, isShown, type Judged} from './expected.ts'
import type {Target} from './facts.ts'
import {type Pics, parsePrinted} from './pics-file.ts'

/** The two lines of conformity of a statement, and the lists of what is missing in it. */
export function compareStatement(
  differences: Differences,
  path: string,
  {
    expected,
    pics,
    target,
    said,
    places,
    rows,
  }: {
    expected: Expected
    pics: Pics
    target: Target
    said: Said
    places: Map<string, string>
    rows: Record<string, string>[]
  },
): void {
  const all = [...expected.judged.get(target.name)!.values()]
  const support = supportOf(expected.facts, target.name)
  const at = (id: string): string => `${rows.find((row) => row.Id === id)?.place} (${id})`
  const list = (some: Judged[]): string[] => some.map(({requirement}) => at(requirement.id))
  const obligations = all.filter(isObligation)
  const beyond = obligations.filter(({state}) => state === 'not answerable')
  const denied = obligations.filter((one) => one.applies === 1 && support.get(one.requirement.id)?.answer === 'no')
  const owed = obligations.filter((one) => one.applies === 1 && one.answerable && !support.has(one.requirement.id))
  differences.same(
    `${path}, obligations without an answer`,
    pics.lists.get('Obligations without an answer') ?? [],
    list(owed),
  )

  const decided = new Map<string, Judged[]>()
  for (const one of all.filter(({applies}) => applies === null))
    for (const atom of mattering(applicationOf(one.requirement), said))
      decided.set(atom, [...(decided.get(atom) ?? []), one])
  const missing = [...decided].map(([atom, some]) => `${places.get(atom)} decides ${list(some).join(', ')}`)
  const told = (pics.lists.get('Missing answers') ?? []).map((entry) =>
    entry.replace(/ .*?: decides /, ' decides ').replace(/\.$/, ''),
  )
  differences.same(`${path}, missing answers`, [...told].sort(), missing.sort())

  const open = [...decided.values()].filter((some) => some.some(isObligation)).length + owed.length
  const rest = [
    ...(denied.length > 0 ? [list(denied).join(', ')] : []),
    ...(open > 0 ? [`${open} answer${open === 1 ? '' : 's'} missing`] : []),
    ...(beyond.length > 0 ? [beyondWords(beyond.length)] : []),
  ]
  const profiles = expected.facts.profiles.map((name) => said('profile', name))
  const none = profiles.length > 0 && profiles.every((answer) => answer === false)
  const decision = rest.length === 0 ? 'yes' : `${denied.length > 0 ? 'no' : 'not decided'}: ${rest.join('; ')}`
  const claimed = none ? 'no: none of the profiles is claimed' : decision
  differences.same(`${path}, conforms: claimed`, pics.head.get('Conforms: claimed'), claimed)

  const figures = figuresOf(all)
  const unshown = obligations.filter(({state}) => !isShown(state) && state !== 'not applicable')
  const aside = all.filter((one) => isRecommendation(one) && isCounted(one.state) && !isShown(one.state)).length
  const yes = aside === 0 ? 'yes' : `yes, but for ${aside} recommended`
  const amount = `${figures.shown} of ${figures.counted} shown (${figures.verified} observed, ${figures.attested} attested)`
  const shown =
    figures.counted === 0
      ? 'none: nothing is asked of this target'
      : `${unshown.length === 0 ? yes : 'no'}: ${amount}${beyond.length === 0 ? '' : `; ${beyondWords(beyond.length)}`}`
  differences.same(`${path}, conforms: shown`, pics.head.get('Conforms: shown'), shown)
  compareNotes(differences, path, {pics, said, places})
}

function beyondWords(count: number): string {
  return `${count} obligation${count === 1 ? ' binds' : 's bind'} what this target cannot answer for`
}

/** Questions without an answer that can still turn a condition, whatever the others are answered. */
function mattering(condition: Condition, said: Said): string[] {
  const open = [...new Map(atomsOf(condition).map((atom) => [spell(atom), atom])).values()].filter(
    ({kind, name}) => said(kind, name) === null,
  )
  return open.map(spell).filter((_, index) => {
    for (let bits = 0; bits < 2 ** open.length; bits += 1) {
      const with_ = (value: boolean): Answer =>
        evaluate(condition, (kind, name) => {
          const at = open.findIndex((atom) => atom.kind === kind && atom.name === name)
          return at === -1 ? said(kind, name) : at === index ? value : Boolean((bits >> at) & 1)
        })
      if (with_(true) !== with_(false)) return true
    }
    return false
  })
}

/** "A.3/6 has no answer, and needs none: A.3/3 already decides c.4": neither may be untrue. */
function compareNotes(
  differences: Differences,
  path: string,
  {pics, said, places}: {pics: Pics; said: Said; places: Map<string, string>},
): void {
  const atoms = new Map(
    [...places]
      .map(([atom, place]) => [place, atom.match(/^([^(]+)\((.*)\)$/)!] as const)
      .map(([place, [, kind, name]]) => [place, {kind: kind!, name: name!}]),
  )
  const unsaid = (place: string): boolean => {
    const [number, item] = place.split('/')
    const row = pics.tables.find((table) => table.number === number)?.rows.find(({Item}) => Item === item)
    return row?.Support === '' || row?.Support === '–'
  }
  const unanswered = pics.notes.flatMap((note) => {
    const found = note.match(
      /^(A\.\d+\/\d+) has no answer(?: either)?, and needs none: (A\.\d+\/\d+) already decides (c\.\d+)\.$/,
    )
    return found === null ? [] : [found.slice(1) as [string, string, string]]
  })
  for (const [one, by, name] of unanswered) {
    const condition = parsePrinted(pics.conditions.get(name)!.text, atoms)
    const answer = (place: string): Answer => said(atoms.get(place)!.kind, atoms.get(place)!.name)
    const named = atomsOf(condition).map((atom) => places.get(spell(atom)))
    const holds = unsaid(one) && answer(by) !== null && named.includes(one) && named.includes(by)
    differences.holds(`${path}, ${one}`, holds && evaluate(condition, said) !== null, `${by} to decide ${name}`)
  }
}

/** Answers that what was seen contradicts: a yes that failed, a no that was shown. */
export function contradictions({facts, judged}: Expected, target: Target): string[] {
  const support = supportOf(facts, target.name)
  return [...judged.get(target.name)!.values()].flatMap(({requirement, state}) => {
    const answer = support.get(requirement.id)?.answer
    const against = (answer === 'yes' && state === 'failed') || (answer === 'no' && isShown(state))
    return against ? [requirement.id] : []
  })
}
