import {badge, slugOf} from './compare-site.ts'
import {isObligation, supportOf} from './conclusions.ts'
import type {Differences, Published} from './differences.ts'
import {type Expected, isCounted, isShown, type Judged, states} from './expected.ts'
import type {Target} from './facts.ts'
import {bodyRows, type Element, find, headOf, readMain, textOf} from './page.ts'
import type {Pics} from './pics-file.ts'

/** The page of a statement has the cells of its Markdown, and nothing else. */
export function comparePicsPage(
  differences: Differences,
  path: string,
  {
    expected,
    pics,
    published,
    target,
  }: {expected: Expected; pics: Pics; published: Published; target: Target | undefined},
): void {
  const main = readMain(published.text(path.replace(/\.md$/, '.html')))
  const plain = (text: string): string => text.replaceAll('`', '').replaceAll(/\\(.)/g, '$1').trim()
  const tables = find(main, 'table').filter((table) => headOf(table)[0] === 'Item')
  differences.same(`${path} as a page, tables`, tables.length, pics.tables.length)
  for (const [index, {number, columns, rows}] of pics.tables.entries()) {
    const head = tables[index] ? headOf(tables[index]) : []
    const found = tables[index] ? bodyRows(tables[index]) : []
    const cell = (at: number, column: string): string => textOf(found[at]?.[head.indexOf(column)] ?? '')
    const same = columns.filter((column) => column !== 'Comment')
    differences.same(
      `${path} as a page, ${number}`,
      found.map((_, at) => same.map((column) => cell(at, column))),
      rows.map((row) => same.map((column) => plain(row[column]!))),
    )
    for (const [at, row] of rows.entries()) {
      const reason = pics.notes
        .find((note) => note.startsWith(`N at ${number}/${row.Item}: `))
        ?.split(': ')
        .slice(1)
        .join(': ')
      // A page leaves the cell of a no without a reason empty; its Markdown has a line for every no.
      const told = plain(row.Comment || (reason === 'no reason is given' ? '' : reason) || '')
      differences.holds(
        `${path} as a page, ${number}/${row.Item}`,
        cell(at, 'Comment').startsWith(told),
        `the comment ${told}`,
      )
      if (row.Support === 'N' && row.Id !== undefined && cell(at, 'Comment') !== '')
        differences.holds(
          `${path}, ${number}/${row.Item}`,
          told !== '',
          `what the page says of a no: ${cell(at, 'Comment')}`,
        )
    }
  }
  const conditions = find(main, 'table').find((table) => headOf(table).join() === 'Name,Condition')
  differences.same(
    `${path} as a page, conditions`,
    conditions ? bodyRows(conditions).map((cells) => cells.map(textOf)) : [],
    [...pics.conditions].map(([name, {text, base}]) => [name, `IF ${text} THEN ${base} ELSE n/a`]),
  )
  const heads = find(main, 'h3').map((head) => textOf(head).replace(/ #$/, ''))
  for (const {number, title} of pics.tables)
    differences.holds(
      `${path} as a page, ${number}`,
      heads.includes(`${number} ${title}`),
      `the heading ${number} ${title}`,
    )
  const entries = find(main, 'li').map(textOf)
  const missing = (pics.lists.get('Missing answers') ?? []).map(plain)
  const unneeded = pics.notes.filter((note) => note.startsWith('A.'))
  const reasons = pics.notes.filter((note) => note.startsWith('N at '))
  differences.same(
    `${path} as a page, answers that are missing or not needed`,
    entries.filter((entry) => /^(?:A\.\d|N at )/.test(entry)).sort(),
    [...missing, ...unneeded, ...reasons].sort(),
  )
  const unanswered = pics.lists.get('Obligations without an answer') ?? []
  differences.same(
    `${path} as a page, obligations without an answer`,
    entries.find((entry) => entry.startsWith('Without an answer: '))?.slice(19),
    unanswered.length === 0 ? undefined : unanswered.join(', '),
  )
  const lines = find(main, 'p').map(textOf)
  const words = (name: string): string | undefined =>
    lines.find((line) => line.startsWith(`${name}: `))?.slice(name.length + 2)
  for (const name of target === undefined ? [] : ['Conforms: claimed', 'Conforms: shown'])
    differences.same(`${path} as a page, ${name}`, words(name), pics.head.get(name))
  if (target !== undefined) compareOpen(differences, path, expected, {target, pics}, find(main, 'li'))
}

/** Below the two lines: what the claim denies, what it cannot answer for, and each state that keeps a yes away. */
function compareOpen(
  differences: Differences,
  path: string,
  {facts, judged}: Expected,
  {target, pics}: {target: Target; pics: Pics},
  entries: Element[],
): void {
  const all = [...judged.get(target.name)!.values()]
  const support = supportOf(facts, target.name)
  const obligations = all.filter(isObligation)
  const ids = (some: Judged[]): string[] => some.map(({requirement}) => requirement.id)
  const told = (head: string): string[] | undefined => {
    const line = entries.map(textOf).find((entry) => entry.startsWith(`${head}: `))
    return line === undefined ? undefined : [...line.matchAll(/\(([^)]+)\)/g)].map(([, id]) => id!)
  }
  const places = entries.map(textOf).filter((entry) => /^(?:Denied|Without an answer|Binding what)/.test(entry))
  for (const [, place, id] of places.join(' ').matchAll(/(A\.\d+\/\d+) \(([^)]+)\)/g))
    differences.same(`${path} as a page, place of ${id}`, place, placeIn(pics, id!))
  const denied = obligations.filter((one) => one.applies === 1 && support.get(one.requirement.id)?.answer === 'no')
  differences.same(`${path} as a page, denied`, told('Denied') ?? [], ids(denied))
  const beyond = obligations.filter(({state}) => state === 'not answerable')
  differences.same(
    `${path} as a page, beyond the target`,
    told('Binding what this target cannot answer for') ?? [],
    ids(beyond.filter(({requirement}) => !support.has(requirement.id))),
  )
  const badges = entries.filter((entry) => find(entry, 'span', {class: 'state'}).length > 0)
  differences.same(
    `${path} as a page, open states`,
    badges.map((entry) => [
      badge(entry),
      ...find(entry, 'span').map(textOf),
      textOf(entry).match(/\((\d+)\): /)?.[1],
      find(entry, 'a').map(textOf),
    ]),
    states
      .filter((state) => isCounted(state) && !isShown(state))
      .map((state) => [state, all.filter((one) => one.state === state)] as const)
      .filter(([, some]) => some.length > 0)
      .map(([state, some]) => [slugOf(state), state, String(some.length), ids(some)]),
  )
}

function placeIn(pics: Pics, id: string): string | undefined {
  const found = pics.tables.flatMap(({number, rows}) =>
    rows.filter(({Id}) => Id === id).map(({Item}) => `${number}/${Item}`),
  )
  return found[0]
}
