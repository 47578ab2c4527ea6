import {caseState} from './compare-pages.ts'
import {Differences, type Published} from './differences.ts'
import {type Expected, isCounted, type Judged} from './expected.ts'
import type {Target} from './facts.ts'

type Row = Record<string, unknown>

/**
 * The cells that hold a state, a verdict or a number, in both formats. An XLSX of the same matrix, once there is one, is
 * one format more: rows of cells by the name of their column, held against the same rows.
 */
export function compareMatrices(expected: Expected, published: Published): Differences {
  const differences = new Differences()
  for (const name of ['need-requirement', 'requirement-case-target', 'requirement-clause']) {
    const json = JSON.parse(published.text(`matrices/${name}.json`)) as {columns: string[]; rows: Row[]}
    const csv = readCsv(published.text(`matrices/${name}.csv`))
    differences.same(`${name}, columns`, csv[0], json.columns)
    const [, ...lines] = csv
    compareRows(differences, expected, `${name}.json`, name, json.rows)
    compareRows(
      differences,
      expected,
      `${name}.csv`,
      name,
      lines.map((cells) => rowOf(json.columns, cells)),
    )
  }
  return differences
}

/** An empty cell of a file without types is nothing, and a revision is a number. */
export function rowOf(columns: string[], cells: string[]): Row {
  const value = (column: string, cell: string): unknown =>
    cell === '' ? null : column === 'revision' ? Number(cell) : cell
  return Object.fromEntries(columns.map((column, index) => [column, value(column, cells[index] ?? '')]))
}

export function compareRows(
  differences: Differences,
  expected: Expected,
  file: string,
  matrix: string,
  rows: Row[],
): void {
  const computed = {
    'need-requirement': needRows,
    'requirement-case-target': caseRows,
    'requirement-clause': clauseRows,
  }[matrix]!(expected)
  const keyOf = (row: Row): string =>
    ['need', 'requirement', 'case', 'clause', 'target'].map((name) => row[name] ?? '').join(' · ')
  const found = new Map(rows.map((row) => [keyOf(row), row]))
  differences.same(`${file}, number of rows`, rows.length, computed.length)
  for (const row of computed) {
    const actual = found.get(keyOf(row))
    for (const [column, value] of Object.entries(row))
      differences.same(`${file}, ${keyOf(row)}, ${column}`, actual?.[column], value)
  }
}

function needRows({facts, judged}: Expected): Row[] {
  const covering = facts.roles.filter((role) => role.destination_type === 'need').map(({name}) => name)
  const links = facts.links.filter(({role}) => covering.includes(role))
  const requirements = new Map(facts.requirements.map((requirement) => [requirement.id, requirement]))
  const stated = (id: string): Row =>
    Object.fromEntries(facts.targets.map(({name}) => [name, judged.get(name)!.get(id)!.state]))
  const edges = links
    .filter(({source}) => requirements.has(source))
    .map(({source, destination, status}) => ({
      need: destination,
      requirement: source,
      level: requirements.get(source)!.level,
      status,
      ...stated(source),
    }))
  const served = new Set(links.map(({destination}) => destination))
  const serving = new Set(links.map(({source}) => source))
  return [
    ...edges,
    ...facts.needs.filter(({id}) => !served.has(id)).map(({id}) => ({need: id, requirement: null})),
    ...facts.requirements
      .filter(({id}) => !serving.has(id))
      .map(({id}) => ({need: null, requirement: id, ...stated(id)})),
  ]
}

function caseRows({facts, judged}: Expected): Row[] {
  return facts.requirements.flatMap(({id}) =>
    facts.targets.flatMap((target): Row[] => {
      const one = judged.get(target.name)!.get(id)!
      const whole = {
        requirement: id,
        level: one.requirement.level,
        revision: one.requirement.revision,
        verify: one.requirement.verify,
        target: target.name,
        target_version: versionOf(target),
        applies: one.applies === null ? 'unknown' : one.applies ? 'yes' : 'no',
        answerable: one.answerable ? 'yes' : 'no',
        requirement_verdict: isCounted(one.state) ? one.verdict : null,
        state: one.state,
      }
      const rows = one.answers.map((answer) => ({
        ...whole,
        case: answer.testCase,
        observed: answer.observed,
        reason: answer.reason,
        case_verdict: verdictOf(one, answer.verdict, answer),
      }))
      return rows.length > 0 ? rows : [{...whole, case: null, observed: null, reason: null, case_verdict: null}]
    }),
  )
}

function verdictOf(one: Judged, verdict: string, answer: Judged['answers'][number]): string | null {
  return ['not applicable', 'not answerable'].includes(caseState(one, answer)) ? null : verdict
}

function versionOf({version, claimVersion, seenVersion}: Target): string | null {
  return version ?? claimVersion ?? seenVersion
}

function clauseRows({facts}: Expected): Row[] {
  const roles = facts.roles.filter((role) => role.destination_type === 'clause').map(({name}) => name)
  const links = facts.links.filter(({role}) => roles.includes(role))
  const levels = new Map(facts.requirements.map(({id, level}) => [id, level]))
  const sources = new Set(links.map(({source}) => source))
  return [
    ...links
      .filter(({source}) => levels.has(source))
      .map(({source, destination, status}) => ({
        requirement: source,
        clause: destination,
        level: levels.get(source),
        status,
      })),
    ...facts.requirements
      .filter(({id}) => !sources.has(id))
      .map(({id, level}) => ({requirement: id, clause: null, level})),
  ]
}

export function readCsv(text: string): string[][] {
  const rows: string[][] = [[]]
  for (const [, quoted, plain, end] of text.matchAll(/(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r?\n|$)/g)) {
    if (end === '' && quoted === undefined && plain === '' && rows.at(-1)!.length === 0) break
    rows.at(-1)!.push(quoted === undefined ? plain! : quoted.replaceAll('""', '"'))
    if (end !== ',' && end !== '') rows.push([])
  }
  return rows.filter((row) => row.length > 0)
}
