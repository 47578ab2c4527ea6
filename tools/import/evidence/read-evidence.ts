import {parseRevisioned} from '../../model/sources.ts'
import {type CsvCell, readCsv} from '../../text/csv-reader.ts'
import {type ImportProblem, reportInto} from '../problem.ts'
import type {EvidenceRow} from './evidence-row.ts'

/** What the specification says of a requirement in force. */
export interface EvidenceFacts {
  revision: number
  verify: string | null
  answer: string | null
}

const required = ['requirement', 'document', 'answer', 'verdict', 'by', 'on'] as const
const optional = ['method', 'digest', 'note'] as const
type Column = (typeof required)[number] | (typeof optional)[number]

/** How many digits a digest has, by its kind; SHA-256 where none is said. */
const digits: Record<string, number> = {sha256: 64, sha384: 96, sha512: 128}

/** A table of evidence: a head that names its columns, then a row for each requirement. Every row is checked. */
export function readEvidence(
  text: string,
  file: string,
  factsOf: (id: string) => EvidenceFacts | undefined,
  isDay: (text: string) => boolean,
): {rows: EvidenceRow[]; assumed: number; problems: ImportProblem[]} {
  const problems: ImportProblem[] = []
  const report = reportInto(problems, file)
  const {rows: read, problem} = readCsv(text)
  if (problem)
    report(
      'error',
      problem.line,
      problem.message,
      'have the program that keeps the table write it again as CSV',
      problem.column,
    )
  const [head, ...others] = read
  const columns = head ? columnsOf(head, report) : undefined
  if (!head) report('error', 1, 'Unexpected empty table, expected a head and rows', `the head is ${required.join(',')}`)
  if (!columns || !head) return {rows: [], assumed: 0, problems}
  const rows: EvidenceRow[] = []
  const seen = new Map<string, number>()
  let assumed = 0
  for (const cells of others) {
    const at = (cell: CsvCell, message: string, fix: string) => report('error', cell.line, message, fix, cell.column)
    if (cells.length !== head.length) {
      const fix = 'put a text that holds a comma into quotation marks'
      at(cells[0]!, `Unexpected row of ${cells.length} cells, expected ${head.length}, as the head has`, fix)
      continue
    }
    const before = problems.length
    const cell = (column: Column) => cells[columns.get(column)!]
    const value = (column: Column) => cell(column)?.text.trim() ?? ''
    for (const column of required)
      if (value(column) === '')
        at(cell(column)!, `Unexpected empty \`${column}\`, expected a value`, 'fill the cell in')
    const key = keyOf(value('requirement'), value('method'), factsOf)
    if ('problem' in key) at(cell(key.column)!, key.problem, key.fix)
    else {
      const first = seen.get(key.key)
      if (first !== undefined)
        at(
          cell('requirement')!,
          `Unexpected second row for ${key.key}, expected one; the first is in line ${first}`,
          'remove one of them',
        )
      seen.set(key.key, first ?? cells[0]!.line)
      if (key.assumed) assumed++
    }
    const verdict = value('verdict')
    if (verdict !== 'pass' && verdict !== 'fail' && verdict !== '')
      at(cell('verdict')!, `Unexpected verdict \`${verdict}\`, expected pass or fail`, 'say what the reviewer found')
    const on = value('on')
    if (on !== '' && !isDay(on))
      at(cell('on')!, `Unexpected day \`${on}\`, expected one such as 2026-01-31`, 'write year, month and day')
    const digest = value('digest')
    if (digest !== '' && !isDigest(digest))
      at(
        cell('digest')!,
        `Unexpected digest \`${digest}\`, expected one such as sha256:0123…`,
        'take what `sha256sum` prints of the document',
      )
    if (problems.length > before || 'problem' in key) continue
    const row = {
      key: key.key,
      document: value('document'),
      answer: value('answer'),
      verdict: verdict as 'pass' | 'fail',
    }
    const more = {method: value('method') || null, digest: digest || null, note: value('note') || null}
    rows.push({...row, by: value('by'), on, ...more, file, line: cells[0]!.line, column: 1})
  }
  return {rows, assumed, problems}
}

/** Where each column stands; undefined where the head is none. */
function columnsOf(head: CsvCell[], report: ReturnType<typeof reportInto>): Map<Column, number> | undefined {
  const known: readonly string[] = [...required, ...optional]
  const columns = new Map<Column, number>()
  let wrong = false
  const refuse = (cell: CsvCell, message: string, fix: string) => {
    wrong = true
    report('error', cell.line, message, fix, cell.column)
  }
  if (head.length === 1 && /[;\t]/.test(head[0]!.text)) {
    refuse(
      head[0]!,
      'Unexpected head of one column, expected columns that commas divide',
      'save the table as CSV with commas',
    )
    return undefined
  }
  for (const [index, cell] of head.entries()) {
    const name = cell.text.trim().toLowerCase()
    if (!known.includes(name))
      refuse(
        cell,
        `Unexpected column \`${cell.text.trim()}\`, expected one of ${known.join(', ')}`,
        'rename or remove it',
      )
    else if (columns.has(name as Column))
      refuse(cell, `Unexpected second column \`${name}\`, expected one`, 'remove one of them')
    else columns.set(name as Column, index)
  }
  const missing = required.filter((name) => !columns.has(name))
  if (missing.length > 0 && !wrong)
    refuse(head[0]!, `Unexpected head without ${missing.join(', ')}, expected ${required.join(', ')}`, 'add the column')
  return wrong ? undefined : columns
}

type Key = {key: string; assumed: boolean} | {problem: string; column: Column; fix: string}

/** The wording that the evidence speaks of: that in force, and no other. */
function keyOf(name: string, method: string, factsOf: (id: string) => EvidenceFacts | undefined): Key {
  const revisioned = parseRevisioned(name)
  const id = revisioned?.id ?? name
  const facts = factsOf(id)
  const refuse = (problem: string, fix: string, column: Column = 'requirement') => ({problem, column, fix})
  if (!facts)
    return refuse(
      `Unexpected \`${name}\`, expected a requirement in force, with its revision or without`,
      'mend the id',
    )
  if (facts.answer !== 'evidence')
    return refuse(
      `Unexpected evidence for ${id}, expected evidence where no test decides`,
      'remove the row: its results answer this requirement',
    )
  if (revisioned && revisioned.revision !== facts.revision)
    return refuse(
      `Unexpected \`${name}\`, expected revision ${facts.revision}`,
      'review it against the wording in force',
    )
  if (method !== '' && method !== facts.verify)
    return refuse(
      `Unexpected method \`${method}\`, expected ${facts.verify}, which ${id} asks for`,
      'mend the method',
      'method',
    )
  return {key: `${id}@${facts.revision}`, assumed: !revisioned}
}

function isDigest(text: string): boolean {
  const [, kind = 'sha256', value] = /^(?:([a-z0-9]+):)?([0-9a-fA-F]+)$/.exec(text) ?? []
  return value !== undefined && Object.hasOwn(digits, kind) && value.length === digits[kind]
}
