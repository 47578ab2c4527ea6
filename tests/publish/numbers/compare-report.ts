import {caseState} from './compare-pages.ts'
import {badge, shownSentence, slugOf} from './compare-site.ts'
import {type Conclusion, conclusionsOf, conclusionWords, listedUnder, supportOf} from './conclusions.ts'
import {Differences, type Published} from './differences.ts'
import {
  type Expected,
  type Figures,
  figuresOf,
  isCounted,
  type Judged,
  percent,
  type State,
  states,
} from './expected.ts'
import type {Target} from './facts.ts'
import {bodyRows, type Element, find, readMain, textOf} from './page.ts'

/** Rows of a report: a name and the figures of what it stands for. */
export type Group = [name: string, title: string, figures: Figures]

export function groupsOf({facts, judged}: Expected, target: Target): Record<'level' | 'chapter' | 'profile', Group[]> {
  const all = [...judged.get(target.name)!.values()]
  const group = (name: string, title: string, holds: (one: Judged) => boolean): Group[] => {
    const some = all.filter(holds)
    return some.length === 0 ? [] : [[name, title, figuresOf(some)]]
  }
  return {
    level: ['MUST', 'MUST NOT', 'SHOULD', 'SHOULD NOT', 'MAY'].flatMap((level) =>
      group(level, level, ({requirement}) => requirement.level === level),
    ),
    chapter: facts.chapters.flatMap(({number, slug, title}) =>
      group(slug, `${number} ${title}`, ({requirement}) => requirement.chapter === number),
    ),
    profile: facts.profiles.flatMap((name) =>
      group(name, name, ({requirement}) => requirement.profiles.includes(name)),
    ),
  }
}

/** What all numbers of a row of a report come from. */
export function cellsOf({requirements, counted, shown, verified, attested, states: found}: Figures): number[] {
  const bad = (found.failed ?? 0) + (found.error ?? 0)
  return [requirements, counted, verified, attested, bad, counted - shown - bad, requirements - counted]
}

export function compareReportData(expected: Expected, published: Published, target: Target): Differences {
  const differences = new Differences()
  const place = `${target.name}/report.json`
  const data = JSON.parse(published.text(`reports/${target.name}/report.json`)) as ReportData
  const all = [...expected.judged.get(target.name)!.values()]
  const figured = ({requirements, counted, shown, verified, attested, states: found}: Figures): object => ({
    requirements,
    counted,
    shown,
    verified,
    attested,
    shown_percent: percent(shown, counted),
    states: found,
  })
  differences.same(`${place}, basis`, data.basis, target.claim === null ? 'survey' : 'claim')
  differences.same(`${place}, counts`, data.counts, figured(figuresOf(all)))
  const groups = groupsOf(expected, target)
  for (const kind of ['level', 'chapter', 'profile'] as const)
    differences.same(
      `${place}, by ${kind}`,
      data[`by_${kind}`].map(({name, title: _, ...figures}) => [name, figures]),
      groups[kind].map(([name, , figures]) => [name, figured(figures)]),
    )
  for (const [index, computed] of conclusionsOf(expected, target).entries()) {
    const {title: _, ...actual} = data.conclusions[index]!
    differences.same(`${place}, conclusion on ${computed.profile}`, actual, computed)
  }
  const support = supportOf(expected.facts, target.name)
  const rows = new Map(data.requirements.map((row) => [row.id, row]))
  differences.same(
    `${place}, requirements`,
    data.requirements.map(({id}) => id),
    all.map(({requirement}) => requirement.id),
  )
  for (const one of all) {
    const {id} = one.requirement
    const row = rows.get(id)
    differences.same(
      `${place}, ${id}`,
      [row?.state, row?.verdict, row?.claimed, row?.revision, row?.level, row?.profiles, row?.section],
      [
        one.state,
        isCounted(one.state) ? one.verdict : null,
        support.get(id)?.answer ?? null,
        one.requirement.revision,
        one.requirement.level,
        one.requirement.profiles,
        one.requirement.section,
      ],
    )
    differences.same(`${place}, evidence of ${id}`, row?.evidence?.verdict ?? null, verdictOf(one))
    differences.same(
      `${place}, waivers of ${id}`,
      row?.waivers.map((waiver) => [waiver.case, waiver.observed]),
      expected.facts.waivers
        .filter(({requirement, target: name}) => requirement === id && name === target.name)
        .map(({test_case: testCase, observed}) => [testCase, observed]),
    )
    differences.same(
      `${place}, answers to ${id}`,
      row?.answers.map((answer) => [answer.case, answer.observed, answer.state]).sort(),
      one.answers
        .filter(({testCase}) => testCase !== null)
        .map((answer) => [answer.testCase!, answer.observed, caseState(one, answer)])
        .sort(),
    )
  }
  return differences
}

/** What evidence found, before any waiver. */
function verdictOf({answers}: Judged): string | null {
  return answers.find(({testCase}) => testCase === null)?.observed ?? null
}

interface ReportData {
  basis: string
  counts: unknown
  by_level: {name: string; title: string}[]
  by_chapter: {name: string; title: string}[]
  by_profile: {name: string; title: string}[]
  conclusions: (Conclusion & {title: string})[]
  requirements: {
    id: string
    state: string
    verdict: string | null
    claimed: string | null
    revision: number
    level: string | null
    profiles: string[]
    section: string
    answers: {case: string; observed: string; state: string}[]
    evidence: {verdict: string} | null
    waivers: {case: string | null; observed: string}[]
  }[]
}

export function compareReportPage(expected: Expected, published: Published, target: Target): Differences {
  const differences = new Differences()
  const place = `${target.name}/report.html`
  const main = readMain(published.text(`reports/${target.name}/report.html`))
  const parts = partsOf(main)
  const all = [...expected.judged.get(target.name)!.values()]
  const figures = figuresOf(all)
  const figured = parts.get('figures')!
  differences.same(
    `${place}, sentence`,
    find(figured, 'p').map(textOf)[0],
    `${shownSentence(figures)}. Observed and attested are never added up in silence.`,
  )
  const meaning = (state: string) =>
    expected.facts.states.find(({kind, name}) => kind === 'requirement' && name === state)!
  differences.same(
    `${place}, states`,
    bodyRows(figured).map((cells) => [badge(cells[0]!), ...cells.map(textOf)]),
    states
      .filter((state) => figures.states[state])
      .map((state) => [
        slugOf(state),
        state,
        String(figures.states[state]),
        isCounted(state) ? 'yes' : 'no, stands beside',
        meaning(state).meaning,
      ]),
  )
  const groups = groupsOf(expected, target)
  for (const kind of ['level', 'chapter', 'profile'] as const)
    differences.same(
      `${place}, by ${kind}`,
      bodyRows(parts.get(`by-${kind}`)!).map((cells) => cells.map(textOf)),
      groups[kind].map(([, title, row]) => [title, ...cellsOf(row).map(String)]),
    )
  compareConclusions(
    differences,
    place,
    parts.get('conclusion')!,
    conclusionsOf(expected, target),
    new Map(expected.facts.states.filter(({kind}) => kind === 'requirement').map((one) => [one.name, one.meaning])),
  )
  compareLists(differences, place, parts, all)
  compareWaivers(differences, place, parts, expected, target)
  return differences
}

/** Each heading that counts a state lists as many, and lists the right ones. */
function compareLists(differences: Differences, place: string, parts: Map<string, Element>, all: Judged[]): void {
  for (const [anchor, state, always] of listOf) {
    const ids = all.filter((one) => one.state === state).map(({requirement}) => requirement.id)
    const part = parts.get(anchor)
    if (part === undefined) {
      differences.holds(`${place}, ${state}`, ids.length === 0 && !always, `a list of ${ids.length}`)
      continue
    }
    const heading = textOf(part.children[0]!)
    differences.same(`${place}, heading of ${state}`, Number(heading.match(/\((\d+)\)/)?.[1]), ids.length)
    const listed = [...new Set(find(part, 'a', {class: 'reference'}).map(textOf))]
    differences.same(`${place}, list of ${state}`, listed.sort(), [...ids].sort())
    const badges = find(part, 'span', {class: 'state'})
    for (const one of badges)
      differences.same(`${place}, colour in the list of ${state}`, badge(one), slugOf(textOf(one)))
    const words = new Set(
      all
        .filter((one) => one.state === state)
        .flatMap((one) => [one.state, ...one.answers.map((answer) => caseState(one, answer))]),
    )
    differences.same(
      `${place}, words in the list of ${state}`,
      badges.map(textOf).filter((word) => !words.has(word)),
      [],
    )
    const text = textOf(part)
    for (const {id, revision} of all.map(({requirement}) => requirement).filter((one) => text.includes(`${one.id}@`)))
      differences.holds(`${place}, revision of ${id}`, text.includes(`${id}@${revision} `), `${id}@${revision}`)
    const groups = bodyRows(part).filter((cells) => /^\d+$/.test(textOf(cells[1] ?? '')))
    for (const cells of groups)
      differences.same(
        `${place}, ${state}: ${textOf(cells[0]!)}`,
        Number(textOf(cells[1]!)),
        find(cells[2]!, 'a').length,
      )
  }
}

/** What is accepted, and what was accepted once: the verdict that each waiver names. */
function compareWaivers(
  differences: Differences,
  place: string,
  parts: Map<string, Element>,
  {facts, judged}: Expected,
  target: Target,
): void {
  const own = facts.waivers.filter(({target: name}) => name === target.name)
  const stateOf = (id: string | null): State | undefined => judged.get(target.name)!.get(id ?? '')?.state
  const lists = {
    waived: own.filter(({requirement, until}) => stateOf(requirement) === 'waived' && until >= facts.spec.date),
    expired: own.filter(({until}) => until < facts.spec.date),
  }
  for (const [anchor, waivers] of Object.entries(lists)) {
    const part = parts.get(anchor)
    differences.same(
      `${place}, ${anchor}`,
      part === undefined
        ? []
        : bodyRows(part).map((cells) => [
            textOf(cells[0]!).split(' ')[0],
            badge(cells[1]!),
            ...cells.slice(1, 3).map(textOf),
          ]),
      waivers.map(({requirement, observed, test_case: testCase}) => [
        requirement,
        slugOf(stateOf(requirement) ?? ''),
        stateOf(requirement),
        testCase === null ? observed : `${observed} of ${testCase}`,
      ]),
    )
    const heading = part && textOf(part.children[0]!).match(/\((\d+)\)/)?.[1]
    differences.same(`${place}, heading of ${anchor}`, heading, part && String(bodyRows(part).length))
  }
}

const listOf: [anchor: string, state: State, always: boolean][] = [
  ['failed', 'failed', true],
  ['errors', 'error', true],
  ['undecided', 'undecided', false],
  ['waived', 'waived', false],
  ['no-case', 'no case', false],
  ['no-evidence', 'no evidence', false],
  ['not-run', 'not run', false],
  ['not-observable', 'not observable', false],
  ['not-answerable', 'not answerable', true],
  ['not-applicable', 'not applicable', true],
  ['permission', 'permission', true],
  ['attested', 'attested', true],
  ['verified', 'verified', true],
]

function compareConclusions(
  differences: Differences,
  place: string,
  part: Element,
  conclusions: Conclusion[],
  meaning: Map<string, string>,
): void {
  const children = part.children.filter((child): child is Element => typeof child !== 'string')
  const judged = conclusions.filter(({claimed}) => claimed !== false)
  const listed = listedUnder(judged)
  for (const [index, conclusion] of judged.entries()) {
    const {profile} = conclusion
    const at = children.findIndex((child) => child.name === 'p' && textOf(child).startsWith(`${profile}: `))
    const said = textOf(children[at] ?? '')
      .slice(profile.length + 2)
      .replace(/\.( Besides those above:)?$/, '')
    differences.same(`${place}, conclusion on ${profile}`, said, conclusionWords(conclusion))
    const meanings =
      children[at + 1]?.name === 'ul' ? find(children[at + 1]!, 'li').map((entry) => textOf(entry).split(' (')[0]!) : []
    for (const words of meanings) {
      const [state] = words.split(', ')
      const known = meaning.get(state!)
      const computed =
        known === undefined ? ['denied by the claim', 'recommended, and not shown'] : [`${state}, ${known}`]
      differences.holds(`${place}, words on ${profile}`, computed.includes(words), computed.join(' or '))
    }
    const list = children[at + 1]?.name === 'ul' ? find(children[at + 1]!, 'li') : []
    differences.same(
      `${place}, lists of ${profile}`,
      list.map((entry) => [
        find(entry, 'span', {class: 'state'}).map((one) =>
          badge(one) === slugOf(textOf(one)) ? textOf(one) : 'of another colour',
        )[0] ?? textOf(entry).split(/[ ,]/)[0],
        Number(textOf(entry).match(/\((\d+)\):/)?.[1]),
        find(entry, 'a').map(textOf),
      ]),
      listed[index]!.map(([word, ids]) => [word, ids.length, ids]),
    )
  }
  const unclaimed = conclusions.filter(({claimed}) => claimed === false).map(({profile}) => profile)
  const last = children
    .filter(({name}) => name === 'p')
    .map(textOf)
    .find((text) => text.startsWith('Not claimed: '))
  differences.same(
    `${place}, not claimed`,
    last,
    unclaimed.length === 0 ? undefined : `Not claimed: ${unclaimed.join(', ')}.`,
  )
}

/** What stands below each heading of the third level, by its anchor, the heading first. */
export function partsOf(main: Element): Map<string, Element> {
  const parts = new Map<string, Element>()
  for (const section of find(main, 'section')) {
    let part: Element | undefined
    for (const child of section.children) {
      if (typeof child === 'string') continue
      if (child.name === 'h2' || child.name === 'h3') {
        part = {name: 'part', attributes: {}, children: []}
        parts.set(child.attributes.id!, part)
      }
      part?.children.push(child)
    }
  }
  return parts
}
