import {comparePicsPage} from './compare-pics-page.ts'
import {compareStatement} from './compare-statement.ts'
import {supportOf} from './conclusions.ts'
import {
  type Answer,
  type Atom,
  answersOf,
  applicationOf,
  atomsOf,
  type Condition,
  evaluate,
  type Said,
  some,
  spell,
} from './conditions.ts'
import {Differences, type Published} from './differences.ts'
import type {Expected} from './expected.ts'
import type {Facts, Requirement, Target} from './facts.ts'
import {type Pics, parsePrinted, readPics} from './pics-file.ts'

const word = (answer: Answer): string => (answer === null ? '' : answer ? 'Y' : 'N')

/** Every cell of a statement; without a target, of the blank form. */
export function comparePics(expected: Expected, published: Published, target?: Target): Differences {
  const differences = new Differences()
  const {facts} = expected
  const path = target === undefined ? 'reports/pics.md' : `reports/${target.name}/pics.md`
  const pics = readPics(published.text(path))
  const said: Said = (target && answersOf(facts, target)) ?? (() => null)
  const asked = askedOf(facts)
  const atoms = compareQuestions(differences, path, facts, pics, asked, target && said)
  const places = new Map([...atoms].map(([place, atom]) => [spell(atom), place]))
  const rows = pics.tables.flatMap(({number, rows: own}) =>
    own.flatMap((row) =>
      row.Id === undefined ? [] : [{...row, place: `${number}/${row.Item}`} as Record<string, string>],
    ),
  )
  differences.same(
    `${path}, requirements`,
    rows.map(({Id}) => Id),
    facts.requirements.map(({id}) => id),
  )
  const support = target === undefined ? new Map() : supportOf(facts, target.name)
  const used = new Set<string>()
  for (const [index, requirement] of facts.requirements.entries()) {
    const row = rows[index]
    if (row?.Id !== requirement.id) continue
    const base = baseOf(requirement)
    const application = applicationOf(requirement)
    const place = `${path}, ${requirement.id}`
    const status = row.Status!
    compareStatus(differences, place, pics, atoms, {status, base, application})
    used.add(status.split(' ')[0]!)
    differences.same(`${place}, title`, row['Is it supported?'], titleOf(requirement))
    differences.same(`${place}, reference`, row.Reference, requirement.section)
    if (target === undefined) differences.same(`${place}, support`, [row.Here, row.Support], [undefined, ''])
    else {
      const applies = evaluate(application, said)
      const given = support.get(requirement.id)?.answer
      const answer = applies === false ? '–' : given === undefined ? '' : given === 'yes' ? 'Y' : 'N'
      differences.same(`${place}, here`, row.Here, applies === null ? status : applies ? base : 'n/a')
      differences.same(`${place}, support`, row.Support, answer)
      const one = expected.judged.get(target.name)!.get(requirement.id)!
      const beyond =
        one.state !== 'not answerable' ? '' : `binds the ${requirement.subject}: not answerable by this target`
      differences.holds(
        `${place}, comment`,
        (row.Comment ?? '').includes(beyond) && (beyond !== '' || !/not answerable/.test(row.Comment ?? '')),
        beyond || 'nothing of answerable',
      )
    }
  }
  const printed = [...pics.conditions].map(([, {text, base}]) => `${text} ${base}`)
  differences.same(`${path}, conditions that are equal`, printed.length, new Set(printed).size)
  for (const {rows: own} of pics.tables) for (const {Status} of own) used.add(Status!.split(' ')[0]!)
  differences.same(
    `${path}, conditions`,
    [...pics.conditions.keys()].filter((name) => !used.has(name)),
    [],
  )
  if (target !== undefined) compareStatement(differences, path, {expected, pics, target, said, places, rows})
  comparePicsPage(differences, path, {expected, pics, published, target})
  return differences
}

/** What conditions name, kind by kind. */
function askedOf(facts: Facts): Map<string, Set<string>> {
  const asked = new Map<string, Set<string>>()
  for (const {kind, name} of facts.requirements.flatMap((requirement) => atomsOf(applicationOf(requirement))))
    asked.set(kind, (asked.get(kind) ?? new Set()).add(name))
  return asked
}

/** Tables without ids ask: which profile, device, transport, bit? Gives what each number stands for. */
function compareQuestions(
  differences: Differences,
  path: string,
  facts: Facts,
  pics: Pics,
  asked: Map<string, Set<string>>,
  said: Said | undefined,
): Map<string, Atom> {
  const atoms = new Map<string, Atom>()
  const questions = pics.tables.filter(({columns}) => !columns.includes('Id'))
  const told = new Map<string, string[]>()
  for (const {number, title, columns, rows} of questions) {
    const kind = title.startsWith('Feature bits') ? 'feature' : title.split(' ')[0]!.toLowerCase().replace(/s$/, '')
    for (const [index, row] of rows.entries()) {
      const cell = row[columns[1]!]!
      const name = kind === 'profile' ? cell.split(':')[0]! : cell.replaceAll('`', '').split(' ')[0]!
      differences.same(`${path}, ${number}, number`, row.Item, String(index + 1))
      atoms.set(`${number}/${row.Item}`, {kind, name})
      told.set(kind, [...(told.get(kind) ?? []), name])
    }
  }
  differences.same(`${path}, profiles`, told.get('profile'), facts.profiles)
  for (const [kind, names] of asked)
    if (kind !== 'profile')
      differences.holds(
        `${path}, ${kind}s`,
        [...names].every((name) => told.get(kind)?.includes(name)),
        `all of ${[...names]}`,
      )
  for (const {number, rows} of questions)
    for (const row of rows) {
      const atom = atoms.get(`${number}/${row.Item}`)!
      const place = `${path}, ${spell(atom)}`
      const owners = facts.features.filter(({name}) => atom.kind === 'feature' && name === atom.name)
      const bit = owners.length === 0 ? undefined : row[Object.keys(row)[1]!]!.match(/\((\d+)\)$/)?.[1]
      differences.same(`${place}, bit`, bit, owners.length === 0 ? undefined : String(owners[0]!.bit))
      const devices = owners.some(({device}) => device === null) ? [] : owners.map(({device}) => device!)
      const application: Condition = {type: 'or', parts: devices.map((name) => ({type: 'atom', kind: 'device', name}))}
      const base = atom.kind === 'profile' ? 'o.1' : 'o'
      if (devices.length === 0) differences.same(`${place}, status`, row.Status, base)
      else compareStatus(differences, place, pics, atoms, {status: row.Status!, base, application})
      if (said === undefined) {
        differences.same(`${place}, support`, [row.Here, row.Support], [undefined, ''])
        continue
      }
      const present = devices.length === 0 ? true : some(devices.map((name) => said('device', name)))
      const answer = present === false ? '–' : word(said(atom.kind, atom.name))
      differences.same(`${place}, here`, row.Here, present === null ? row.Status : present ? base : 'n/a')
      differences.same(`${place}, support`, row.Support, answer)
    }
  return atoms
}

/** The printed condition says the same as the one of the text, whatever is answered. */
function compareStatus(
  differences: Differences,
  place: string,
  pics: Pics,
  atoms: Map<string, Atom>,
  {status, base, application}: {status: string; base: string; application: Condition},
): void {
  const needed = [...new Set(atomsOf(application).map(spell))]
  if (needed.length === 0) {
    differences.same(`${place}, status`, status, base)
    return
  }
  const name = status.split(' ')[0]!
  const mark = base.endsWith(' [x]') ? ' [x]' : ''
  differences.same(`${place}, status`, status, `${name}${mark}`)
  const condition = pics.conditions.get(name)
  if (condition === undefined) {
    differences.holds(`${place}, status`, false, `the condition ${name}`)
    return
  }
  differences.same(`${place}, ${name}`, condition.base, base)
  const printed = parsePrinted(condition.text, atoms)
  const names = [...new Set([...needed, ...atomsOf(printed).map(spell)])]
  for (let bits = 0; bits < 2 ** names.length; bits += 1) {
    const answer = (kind: string, one: string): Answer => Boolean((bits >> names.indexOf(spell({kind, name: one}))) & 1)
    if (evaluate(printed, answer) === evaluate(application, answer)) continue
    differences.holds(
      `${place}, ${name}`,
      false,
      `the meaning of ${JSON.stringify(application)}, not ${condition.text}`,
    )
    return
  }
  differences.compared += 1
}

function baseOf({level}: Requirement): string {
  const base = level === 'MUST' || level === 'MUST NOT' ? 'm' : 'o'
  return level?.endsWith(' NOT') ? `${base} [x]` : base
}

/** A prohibition is asked so that yes conforms. */
function titleOf({level, title}: Requirement): string {
  if (level?.endsWith(' NOT')) return `Refrains from: ${title}`
  return level === 'SHOULD' ? `${title} (recommended)` : title
}
