import {badgeOf, badgesOf, needSentence, slugOf} from './compare-site.ts'
import {Differences, type Published} from './differences.ts'
import type {Expected, Given, Judged} from './expected.ts'
import type {Requirement} from './facts.ts'
import {classesOf, type Element, find, readMain, textOf} from './page.ts'

/** Every badge and every list of states and answers on the pages of the chapters. */
export function compareChapterPages(expected: Expected, published: Published): Differences {
  const differences = new Differences()
  const {facts} = expected
  for (const chapter of facts.chapters) {
    const main = readMain(published.text(`site/${chapter.slug}.html`))
    const items = [
      ...find(main, 'section', {class: 'item'}),
      ...find(main, 'tr', {class: 'item'}),
      ...find(main, 'li', {class: 'item'}),
      ...find(main, 'div', {class: 'item'}),
      ...find(main, 'p', {class: 'item'}),
    ]
    const place = `${chapter.slug}.html`
    const own = facts.requirements.filter((requirement) => requirement.chapter === chapter.number)
    const idsOf = (type: string): string[] =>
      items
        .filter((item) => classesOf(item).includes(type))
        .map(({attributes}) => attributes.id!)
        .sort()
    differences.same(`${place}, requirements`, idsOf('requirement'), own.map(({id}) => id).sort())
    const levels = ['MUST', 'MUST NOT', 'SHOULD', 'SHOULD NOT', 'MAY'].flatMap((level) => {
      const count = own.filter((requirement) => requirement.level === level).length
      return count === 0 ? [] : [`${level} ${count}`]
    })
    const told = find(main, 'ul', {class: 'chapter-facts'}).flatMap((list) =>
      find(list, 'li')
        .filter((entry) => find(entry, 'span', {class: 'level'}).length > 0)
        .map(textOf),
    )
    differences.same(`${place}, levels`, told, levels)
    for (const requirement of own) {
      const item = items.find(({attributes}) => attributes.id === requirement.id)
      if (item !== undefined) compareItem(differences, expected, requirement, item, place)
    }
    for (const need of facts.needs.filter((item) => item.chapter === chapter.number)) {
      const item = items.find(({attributes}) => attributes.id === need.id)!
      const all = facts.targets.map(({name}) => expected.needs.get(name)!.get(need.id)!)
      differences.same(
        `${place}, ${need.id}`,
        badgesOf(item),
        all.map((one) => [slugOf(`need ${one.state}`), `${one.target}: ${needSentence(one)}`]),
      )
      const serving = facts.links.filter(({destination, role}) => destination === need.id && role === 'serves').length
      const told = find(item, 'li')
        .map(textOf)
        .find((text) => text.startsWith('what serves it: '))
      differences.same(
        `${place}, what serves ${need.id}`,
        told,
        serving === 0 ? undefined : `what serves it: ${serving}`,
      )
    }
  }
  return differences
}

function compareItem(
  differences: Differences,
  {facts, judged}: Expected,
  {id}: Requirement,
  item: Element,
  page: string,
): void {
  const all = facts.targets.map(({name}) => judged.get(name)!.get(id)!)
  const place = `${page}, ${id}`
  differences.same(`${place}, badges`, badgesOf(find(item, 'ul', {class: 'facts'})[0]!), all.map(badgeOf))
  const told = definitions(item)
  const meaning = (state: string): string =>
    facts.states.find(({kind, name}) => kind === 'requirement' && name === state)!.meaning
  differences.same(
    `${place}, states`,
    entriesOf(told.get('States')).map(textOf),
    all.map(
      ({target, state, evidence}) =>
        `${target}: ${state}; ${meaning(state)}${evidence === null ? '' : ` (${evidence})`}`,
    ),
  )
  const waived = facts.waivers.filter(({requirement, target}) => requirement === id && target !== null)
  differences.same(
    `${place}, accepted gaps`,
    entriesOf(told.get('Accepted gaps'))
      .map((entry) => textOf(entry).split(': ')[0])
      .sort(),
    waived
      .map(({target, observed, test_case: testCase}) =>
        [target, ...(testCase === null ? [] : [testCase]), observed!.replace('-', ' ')].join(', '),
      )
      .sort(),
  )
  const {revision} = all[0]!.requirement
  differences.holds(
    `${place}, revision`,
    textOf(told.get('History') ?? '').startsWith(`Revision ${revision},`),
    `revision ${revision}`,
  )
  const cases = new Map<string, string[]>()
  for (const one of all)
    for (const answer of one.answers.filter(({testCase}) => testCase !== null))
      cases.set(answer.testCase!, [...(cases.get(answer.testCase!) ?? []), `${one.target}: ${caseState(one, answer)}`])
  const shown = new Map(
    entriesOf(told.get('Cases')).map((entry) => {
      const inner = entriesOf(entry)
      const title = textOf({
        ...entry,
        children: entry.children.filter((child) => typeof child === 'string' || child.name !== 'ul'),
      })
      return [
        title,
        inner.map((one) =>
          textOf(one).replace(/^([^:]+: (?:not applicable|not answerable|not-observable|not-run|[a-z]+)).*$/, '$1'),
        ),
      ]
    }),
  )
  differences.same(`${place}, number of cases`, shown.size, cases.size)
  for (const [testCase, answers] of cases) {
    const title = facts.cases.find((one) => one.id === testCase)!.title
    const found = [...shown].find(
      ([text]) =>
        text.startsWith(title) &&
        text.replaceAll(/\s/g, '').includes(testCase.split(':').at(-1)!.replaceAll(/\s/g, '')),
    )
    differences.same(`${place}, answers of ${testCase}`, found?.[1], answers)
  }
}

/** What is said of a case on a target: why it was not asked, else its verdict. */
export function caseState({applies, answerable}: Judged, {verdict, reason}: Given): string {
  if (applies === 0) return 'not applicable'
  if (!answerable) return 'not answerable'
  const untold = ['not applicable', 'not answerable', 'undecided']
  return verdict === 'not-run' && untold.includes(reason ?? '') ? reason! : verdict
}

function definitions(item: Element): Map<string, Element> {
  const pairs = find(item, 'dl').flatMap(({children}) => {
    const elements = children.filter((child): child is Element => typeof child !== 'string')
    return elements.flatMap((element, index) =>
      element.name === 'dt' ? [[textOf(element), elements[index + 1]!] as [string, Element]] : [],
    )
  })
  return new Map(pairs)
}

/** The entries of the first list below an element, without those of lists in them. */
function entriesOf(element: Element | undefined): Element[] {
  const list = element && find(element, 'ul')[0]
  return list?.children.filter((child): child is Element => typeof child !== 'string') ?? []
}

/** The index of requirements: its counts, and the state of each in its row, in words and as what the filter reads. */
export function compareIndex(expected: Expected, published: Published): Differences {
  const differences = new Differences()
  const {facts, judged} = expected
  const main = readMain(published.text('site/requirements.html'))
  const rows = find(main, 'tr').filter(
    ({attributes}) =>
      attributes['data-level'] !== undefined &&
      attributes['data-method'] !== undefined &&
      attributes['data-method'] !== '',
  )
  differences.same(
    'requirements.html, rows',
    rows.map(({attributes}) => attributes.id).sort(),
    facts.requirements.map(({id}) => id).sort(),
  )
  for (const row of rows) {
    const all = facts.targets.map(({name}) => judged.get(name)!.get(row.attributes.id!))
    if (all.includes(undefined)) continue
    const place = `requirements.html, ${row.attributes.id}`
    differences.same(
      `${place}, data-state`,
      row.attributes['data-state'],
      all.map((one) => `${one!.target}:${one!.state}`).join('|'),
    )
    differences.same(
      `${place}, badges`,
      badgesOf(row),
      all.map((one) => badgeOf(one!)),
    )
    const {requirement} = all[0]!
    const slug = facts.chapters.find(({number}) => number === requirement.chapter)!.slug
    const {attributes} = row
    differences.same(
      `${place}, data`,
      [attributes['data-level'], attributes['data-subject'], attributes['data-method'], attributes['data-chapter']],
      [requirement.level ?? '', requirement.subject, requirement.verify, slug],
    )
  }
  const groups = find(main, 'section', {class: 'group'}).map((group) => ({
    name: group.attributes['aria-labelledby']!,
    told: find(find(group, 'h2')[0]!, 'span', {class: 'count'}).map(textOf),
    rows: find(group, 'tr').filter(({attributes}) => attributes.id !== undefined).length,
  }))
  for (const {name, told, rows: count} of groups.filter(({told}) => told.length > 0))
    differences.same(`requirements.html, count of ${name}`, told, [String(count)])
  const jumps = find(main, 'ul', {class: 'jump'}).flatMap((list) => find(list, 'li'))
  for (const jump of jumps.filter((one) => find(one, 'span', {class: 'count'}).length > 0)) {
    const name = find(jump, 'a')[0]!.attributes.href!.slice(1)
    const group = groups.find((one) => one.name === name)
    differences.same(`requirements.html, jump to ${name}`, find(jump, 'span').map(textOf), [String(group?.rows)])
  }
  const needs = groups.find(({name}) => name === 'type-need')
  differences.same('requirements.html, number of needs', needs?.rows ?? 0, facts.needs.length)
  const areas = groups.filter(({name}) => name.startsWith('area-'))
  differences.same(
    'requirements.html, sum of areas',
    areas.reduce((sum, {rows: count}) => sum + count, 0),
    facts.requirements.length,
  )
  const options = (id: string): string[] =>
    find(find(main, 'select', {id})[0] ?? main, 'option')
      .map(textOf)
      .filter((one) => one !== 'any')
  const occurring = new Set([...judged.values()].flatMap((one) => [...one.values()].map(({state}) => state)))
  differences.same('requirements.html, states to filter', options('filter-state').sort(), [...occurring].sort())
  differences.same(
    'requirements.html, targets to filter',
    options('filter-target'),
    facts.targets.map(({name}) => name),
  )
  return differences
}
