import {Differences, type Published} from './differences.ts'
import {type Expected, type Figures, figuresOf, isShown, type Judged, percent, type State, states} from './expected.ts'
import type {Target} from './facts.ts'
import {barOf, bodyRows, classesOf, type Element, find, headOf, readMain, textOf} from './page.ts'

/** The words with which every page says how much was shown, never a share alone. */
export function shownSentence(figures: Figures): string {
  const share = percent(figures.shown, figures.counted)
  if (share === null) return `none: of ${figures.requirements} requirements nothing is asked of this target`
  return `${figures.shown} of ${figures.counted} shown (${share} %): ${figures.verified} observed, ${figures.attested} attested; ${figures.counted} of ${figures.requirements} requirements are asked of this target`
}

export function compareOverview(expected: Expected, published: Published): Differences {
  const differences = new Differences()
  const main = readMain(published.text('site/index.html'))
  const {facts} = expected
  const same = (place: string, actual: unknown, computed: unknown): void =>
    differences.same(`index.html, ${place}`, actual, computed)

  const counts = find(find(main, 'section', {class: 'toc'})[0]!, 'li').map((entry) => {
    const slug = find(entry, 'a')[0]!.attributes.href!.replace(/\.html$/, '')
    return [
      slug,
      textOf(find(entry, 'a')[0]!).split(' ')[0],
      find(entry, 'span', {class: 'note-text'}).map(textOf).join(),
    ]
  })
  same(
    'chapters',
    counts,
    facts.chapters.map(({slug, number}) => {
      const count = facts.requirements.filter(({chapter}) => chapter === number).length
      return [slug, String(number), count === 0 ? '' : `${count} requirement${count === 1 ? '' : 's'}`]
    }),
  )
  const table = (label: string): Record<string, string> =>
    Object.fromEntries(
      bodyRows(find(main, 'div').find(({attributes}) => attributes['aria-label'] === label)!).map((cells) => [
        cells.slice(0, -1).map(textOf).join(' · '),
        textOf(cells.at(-1)!),
      ]),
    )
  const tally = (names: string[]): Record<string, string> =>
    Object.fromEntries([...new Set(names)].map((name) => [name, String(names.filter((one) => one === name).length)]))
  const inForce = facts.items.filter(({state, type}) => state !== 'retired' && type !== 'requirement')
  const retired = facts.items.length - facts.items.filter(({state}) => state !== 'retired').length
  const plural = (type: string): string => `${type[0]!.toUpperCase()}${type.slice(1)}s`
  sameRecord(same, 'items by kind', table('Items by kind'), {
    ...tally(inForce.map(({type}) => plural(type))),
    Requirements: String(facts.requirements.length),
    ...(retired === 0 ? {} : {Retired: String(retired)}),
  })
  sameRecord(
    same,
    'levels',
    table('Requirements by level'),
    tally(facts.requirements.map(({level}) => level ?? 'none')),
  )
  sameRecord(
    same,
    'methods',
    table('Requirements by verification method'),
    tally(facts.requirements.map(({verify, answer}) => `${verify} · ${answer}`)),
  )
  const rows = bodyRows(find(main, 'table', {class: 'coverage'})[0]!)
  same(
    'targets',
    rows.map(([head]) => textOf(find(head!, 'code')[0]!)),
    facts.targets.map(({name}) => name),
  )
  for (const [index, target] of facts.targets.entries()) {
    const [head, judged, bar, ...cells] = rows[index]!
    const figures = figuresOf(expected.judged.get(target.name)!.values())
    const bad = (figures.states.failed ?? 0) + (figures.states.error ?? 0)
    same(`${target.name}, name`, textOf(head!), `${target.title} ${target.name}`)
    same(`${target.name}, judged by`, textOf(judged!), basisOf(target))
    compareBar(differences, `index.html, ${target.name}`, bar!, figures)
    same(`${target.name}, figures`, cells.map(textOf), [
      shownSentence(figures),
      String(bad),
      String(figures.counted - figures.shown - bad),
      String(figures.requirements - figures.counted),
    ])
  }
  const told = facts.findings.map(({severity, count}) => `${count} ${severity}${count === 1 ? '' : 's'}`)
  const last = find(main, 'p').map(textOf).at(-1)
  same('findings', last, `Findings of the build: ${told.length === 0 ? 'none' : told.join(', ')}.`)
  return differences
}

export function compareCoveragePage(expected: Expected, published: Published): Differences {
  const differences = new Differences()
  const {facts} = expected
  const main = readMain(published.text('site/coverage.html'))
  const same = (place: string, actual: unknown, computed: unknown): void =>
    differences.same(`coverage.html, ${place}`, actual, computed)
  const words = find(main, 'div').find(({attributes}) => attributes['aria-label'] === 'States')!
  same(
    'the vocabulary',
    bodyRows(words).map((cells) => [textOf(cells[0]!), badge(cells[0]!), textOf(cells[1]!), textOf(cells[2]!)]),
    facts.states
      .filter(({kind}) => kind === 'requirement')
      .map(({name, counted, meaning}) => [name, slugOf(name), counted ? 'yes' : 'no, beside', meaning]),
  )
  const sections = find(main, 'section', {class: 'coverage-target'})
  same(
    'targets',
    sections.map(({attributes}) => attributes['aria-labelledby']),
    facts.targets.map(({name}) => `target-${name}`),
  )
  for (const [index, target] of facts.targets.entries()) compareTarget(differences, expected, target, sections[index]!)
  compareNeeds(differences, expected, main)
  return differences
}

function compareTarget(differences: Differences, expected: Expected, target: Target, section: Element): void {
  const place = `coverage.html, ${target.name}`
  const all = [...expected.judged.get(target.name)!.values()]
  const whole = figuresOf(all)
  const [sentence] = find(section, 'p').map(textOf)
  differences.same(
    `${place}, sentence`,
    sentence?.replace(/ Report(?: · Conformance statement)?$/, ''),
    `Judged by ${basisOf(target)}. ${shownSentence(whole)}.`,
  )
  const bars = section.children.filter((child): child is Element => typeof child !== 'string' && child.name === 'svg')
  compareBar(differences, place, {name: '', attributes: {}, children: bars}, whole)
  const table = find(section, 'table')[0]!
  const columns = headOf(table).slice(2) as State[]
  differences.same(`${place}, columns`, [...columns].sort(), Object.keys(whole.states).sort())
  differences.same(
    `${place}, colours of the columns`,
    find(table, 'span', {class: 'state'}).map((span) => badge(span)),
    columns.map(slugOf),
  )
  const chapters = expected.facts.chapters.filter(({number}) =>
    all.some(({requirement}) => requirement.chapter === number),
  )
  const rows = bodyRows(table)
  differences.same(
    `${place}, rows`,
    rows.map(([head]) => textOf(head!)),
    [...chapters.map(({number, title}) => `${number} ${title}`), 'All'],
  )
  for (const [index, cells] of rows.entries()) {
    const chapter = chapters[index]
    const figures = figuresOf(
      all.filter(({requirement}) => chapter === undefined || requirement.chapter === chapter.number),
    )
    const row = `${place}, ${chapter?.slug ?? 'all'}`
    compareBar(differences, row, cells[1]!, figures)
    for (const [at, state] of columns.entries()) {
      const cell = cells[at + 2]!
      const number = figures.states[state] ?? 0
      differences.same(`${row}, ${state}`, textOf(cell), number === 0 ? '' : String(number))
      const query = new URLSearchParams({target: target.name, ...(chapter && {chapter: chapter.slug}), state})
      differences.same(
        `${row}, ${state}, link`,
        find(cell, 'a').map(({attributes}) => attributes.href),
        number === 0 ? [] : [`requirements.html?${query}`],
      )
    }
  }
}

function compareNeeds(differences: Differences, expected: Expected, main: Element): void {
  const section = find(main, 'section').find(({attributes}) => attributes['aria-labelledby'] === 'needs')
  if (section === undefined) {
    differences.same('coverage.html, needs', 0, expected.facts.needs.length)
    return
  }
  const table = find(section, 'table')[0]!
  const targets = headOf(table).slice(1)
  differences.same(
    'coverage.html, targets of needs',
    targets,
    expected.facts.targets.map(({name}) => name),
  )
  const rows = bodyRows(table)
  differences.same(
    'coverage.html, needs',
    rows.map(([head]) => textOf(head!)),
    expected.facts.needs.map(({id, title}) => `${id} ${title}`),
  )
  for (const [index, need] of expected.facts.needs.entries())
    for (const [column, target] of targets.entries()) {
      const cell = rows[index]![column + 1]!
      const one = expected.needs.get(target)!.get(need.id)!
      const place = `coverage.html, ${need.id} on ${target}`
      differences.same(place, find(cell, 'span').map((span) => [textOf(span), badge(cell)])[0], [
        needSentence(one),
        slugOf(`need ${one.state}`),
      ])
      differences.same(`${place}, open`, find(cell, 'a').map(textOf), one.open)
      differences.same(
        `${place}, number of open`,
        find(cell, 'summary').map(textOf),
        one.open.length === 0 ? [] : [`${one.open.length} open`],
      )
    }
}

export function needSentence({
  counted,
  verified,
  attested,
}: {
  counted: number
  verified: number
  attested: number
}): string {
  return counted === 0 ? 'not asked' : `${verified + attested} of ${counted} shown`
}

function basisOf({claim, claimVersion}: Target): string {
  return claim === null ? 'a survey: nobody answers for it' : `a claim, version ${claimVersion}`
}

/** The parts of a bar follow one another and are as wide as their share of all requirements, to two digits. */
export function compareBar(differences: Differences, place: string, cell: Element, figures: Figures): void {
  const parts = barOf(cell)
  const look = (state: State): string =>
    isShown(state)
      ? state
      : state === 'failed' || state === 'error'
        ? 'bad'
        : states.indexOf(state) > 2
          ? 'open'
          : 'aside'
  const looks = ['verified', 'attested', 'bad', 'open', 'aside']
  const computed = states
    .filter((state) => figures.states[state])
    .map((state) => [`look-${look(state)}`, `${state}: ${figures.states[state]}`])
    .sort(([one], [other]) => looks.indexOf(one!.slice(5)) - looks.indexOf(other!.slice(5)))
  const order = (pairs: string[][]): string[] => pairs.map((pair) => pair.join(' ')).sort()
  differences.same(
    `${place}, parts of the bar`,
    order(parts.map((part) => [part.look, part.title])),
    order(computed as string[][]),
  )
  differences.same(
    `${place}, order of the bar`,
    parts.map((part) => part.look),
    computed.map(([one]) => one),
  )
  let before = 0
  for (const {x, width, title} of parts) {
    const share = (number: number): number => (number * 100) / figures.requirements
    const near = (actual: number, number: number): boolean => Math.abs(actual - share(number)) <= 0.0051
    const number = Number(title.split(': ')[1])
    differences.holds(
      `${place}, bar of ${title}`,
      near(x, before) && near(width, number),
      `${share(before)} and ${share(number)} wide, not ${x} and ${width}`,
    )
    before += number
  }
}

/** The class that gives a state its colour; exactly one, beside the word `state`. */
export function badge(element: Element): string | undefined {
  const marks = [element, ...find(element, 'span'), ...find(element, 'li')].find((one) =>
    classesOf(one).includes('state'),
  )
  return (
    marks &&
    classesOf(marks)
      .filter((name) => name !== 'state')
      .join(' ')
  )
}

export const slugOf = (state: string): string => state.replaceAll(' ', '-')

function sameRecord(
  same: (place: string, actual: unknown, computed: unknown) => void,
  place: string,
  actual: Record<string, string>,
  computed: Record<string, string>,
): void {
  const sorted = (record: Record<string, string>): [string, string][] =>
    Object.entries(record).sort(([one], [other]) => (one < other ? -1 : 1))
  same(place, sorted(actual), sorted(computed))
}

/** What a list of a requirement's states says: the badge's colour and its words. */
export function badgesOf(list: Element): (string | undefined)[][] {
  return find(list, 'li', {class: 'state'}).map((entry) => [badge(entry), textOf(entry)])
}

export function badgeOf({target, state}: Judged): [string, string] {
  return [slugOf(state), `${target}: ${state}`]
}
