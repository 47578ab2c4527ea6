import {cellsOf, groupsOf, partsOf} from './compare-report.ts'
import {badge, shownSentence, slugOf} from './compare-site.ts'
import {conclusionsOf, conclusionWords, gapsIn, listedUnder} from './conclusions.ts'
import {Differences, type Published} from './differences.ts'
import {type Expected, figuresOf, type State, states} from './expected.ts'
import type {Target} from './facts.ts'
import {bodyRows, find, headOf, readMain, textOf} from './page.ts'

/** All targets side by side. */
export function compareTargetsPage(expected: Expected, published: Published): Differences {
  const differences = new Differences()
  const {facts, judged} = expected
  const main = readMain(published.text('reports/targets.html'))
  const parts = partsOf(main)
  const names = facts.targets.map(({name}) => name)
  const figures = facts.targets.map(({name}) => figuresOf(judged.get(name)!.values()))
  const figured = parts.get('figures')!
  const same = (place: string, actual: unknown, computed: unknown): void =>
    differences.same(`targets.html, ${place}`, actual, computed)
  same(
    'sentences',
    find(figured, 'p')
      .map(textOf)
      .filter((line) => !line.startsWith('Made of sources with '))
      .map((line) => line.replace(/^.*?: (?=\d+ of |none: )/, '')),
    figures.map((one) => `${shownSentence(one)}.`),
  )
  same('columns', headOf(figured).slice(1), names)
  same(
    'states',
    bodyRows(figured).map((cells) => [badge(cells[0]!), ...cells.map(textOf)]),
    [
      ...states
        .filter((state) => figures.some((one) => one.states[state]))
        .map((state) => [slugOf(state), state, ...figures.map((one) => String(one.states[state] ?? 0))]),
      [null, 'Asked of this target', ...figures.map(({counted}) => String(counted))],
      [null, 'Shown', ...figures.map(({shown}) => String(shown))],
      [null, 'All requirements', ...figures.map(({requirements}) => String(requirements))],
    ],
  )
  const conclusions = facts.targets.map((target) => conclusionsOf(expected, target))
  same(
    'profiles',
    bodyRows(parts.get('profiles')!).map((cells) => cells.map(textOf)),
    facts.profiles.map((profile, index) => [
      profile,
      ...conclusions.map((all) => {
        const {claimed, conforms} = all[index]!
        if (claimed === false) return 'not claimed'
        if (conforms) return 'conforms, as shown'
        return `${claimed === null ? 'no statement' : 'not shown'}: ${gapsIn(all[index]!, 'open')}`
      }),
    ]),
  )
  const different = facts.requirements
    .map((requirement) => [requirement, names.map((name) => judged.get(name)!.get(requirement.id)!.state)] as const)
    .filter(([, found]) => new Set(found).size > 1)
  const differing = parts.get('differences')
  same(
    'number of differences',
    differing && find(differing, 'p').map(textOf)[0],
    `${different.length} of ${facts.requirements.length} requirements have not the same state on all of them.`,
  )
  same(
    'differences',
    differing && bodyRows(differing).map((cells) => [...cells.map(textOf), ...cells.slice(2).map(badge)]),
    different.map(([{id, title, level}, found]) => [`${id} ${title}`, level, ...found, ...found.map(slugOf)]),
  )
  return differences
}

/** The headings that count a state; without `always` one with nothing below it is left out. */
const heads: [state: State, head: string, always: boolean][] = [
  ['failed', 'Failed', true],
  ['error', 'Could not be judged', true],
  ['undecided', 'Undecided', false],
  ['waived', 'Waived', false],
  ['no case', 'No case', false],
  ['no evidence', 'No evidence', false],
  ['not run', 'Not run', false],
  ['not observable', 'Not observable', false],
  ['not answerable', 'Not answerable', true],
  ['not applicable', 'Not applicable', true],
  ['permission', 'Permissions', true],
  ['attested', 'Attested', true],
  ['verified', 'Observed', true],
]

/** The same figures in the text of the PDF; a name that is broken over lines is held by its beginning. */
export function compareReportPdf(expected: Expected, text: string, target: Target): Differences {
  const differences = new Differences()
  const place = `${target.name}/report.pdf`
  const plain = text.replaceAll('\u00ad\n', '').replaceAll(/\s+/g, ' ')
  const figures = figuresOf(expected.judged.get(target.name)!.values())
  differences.holds(`${place}, sentence`, plain.includes(`${shownSentence(figures)}.`), shownSentence(figures))
  const lines = text.split('\n').map((line) => line.replaceAll(/\s+/g, ' ').trim())
  for (const [kind, groups] of Object.entries(groupsOf(expected, target))) {
    const from = lines.lastIndexOf(`By ${kind}`)
    const rows = groups.map(([, title, row]) => [title, ...cellsOf(row)] as const)
    const numbers = lines.slice(from).flatMap((line) => line.match(/^(.*?)((?: \d+){7})$/)?.slice(1) ?? [])
    for (const [index, [title, ...cells]] of rows.entries()) {
      const [name, found] = numbers.slice(index * 2, index * 2 + 2)
      differences.same(`${place}, by ${kind}, ${title}`, found, ` ${cells.join(' ')}`)
      differences.holds(
        `${place}, by ${kind}, ${title}`,
        name !== undefined && title.startsWith(name.replace(/\u00ad$/, '')),
        `the row of ${title}, not of ${name}`,
      )
    }
  }
  const symbols = new Map(
    expected.facts.states.filter(({kind}) => kind === 'requirement').map(({name, symbol}) => [name, symbol]),
  )
  const started = lines.lastIndexOf('In figures')
  const counted = lines.slice(started, lines.indexOf('Conclusion by profile', started)).flatMap((line) => {
    const row = line.match(/^(\S) ([a-z ]+) (\d+) (?:yes|no, stands beside) /)
    return row === null ? [] : [row.slice(1)]
  })
  differences.same(
    `${place}, states`,
    counted,
    states
      .filter((state) => figures.states[state])
      .map((state) => [symbols.get(state), state, String(figures.states[state])]),
  )
  for (const [state, head, always] of heads) {
    const number = figures.states[state] ?? 0
    const found = lines.filter((line) => line.startsWith(`${head} (`)).map((line) => line.match(/\((\d+)\)/)![1])
    differences.same(`${place}, ${head}`, [...new Set(found)], number > 0 || always ? [String(number)] : [])
  }
  const judged = conclusionsOf(expected, target).filter(({claimed}) => claimed !== false)
  const told = judged.length === 0 ? '' : plain.slice(plain.lastIndexOf('Conclusion by profile A profile is met'))
  for (const [index, rows] of listedUnder(judged).entries())
    for (const [word, ids] of rows) {
      const meaning = expected.facts.states.find(({kind, name}) => kind === 'requirement' && name === word)?.meaning
      const head = {denied: 'denied by the claim', recommended: 'recommended, and not shown'}[word]
      const words = `• ${head ?? `${symbols.get(word)} ${word}, ${meaning}`} (${ids.length}): ${ids[0]}`
      differences.holds(`${place}, list of ${judged[index]!.profile}`, told.includes(words), words)
    }
  for (const conclusion of conclusionsOf(expected, target).filter(({claimed}) => claimed !== false)) {
    const words = `${conclusion.profile}: ${conclusionWords(conclusion)}.`
    differences.holds(`${place}, ${conclusion.profile}`, plain.includes(words), words)
  }
  return differences
}
