import {answersOf} from '../../model/conditions/atom-answers.ts'
import {evaluateCondition} from '../../model/conditions/condition.ts'
import type {PicsRequirement, PicsRows} from '../../trace/pics.ts'
import {ConditionList} from './condition-list.ts'
import {openAnswers, type Undecided} from './open-answers.ts'
import type {Pics, Row, Table} from './pics.ts'
import {listQuestions, type QuestionTable} from './questions.ts'
import {type Answer, type AskedRequirement, askedOf, statusHere, supportOf} from './status.ts'

/**
 * Puts the answers of a claim into the proforma of ISO/IEC 9646-7: every question has the status that the specification
 * gives it for anyone, and the one that is left once the claim's own answers are put in.
 */
export function buildPics(rows: PicsRows): Pics {
  const {claim} = rows
  const answer = answerIn(rows)
  const chapters = rows.chapters.map(({title, requirements}) => ({
    title,
    asked: requirements.map((requirement) => askedOf(requirement, answer)),
  }))
  const requirements = chapters.flatMap(({asked}) => asked)
  const questions = listQuestions(
    rows,
    requirements.map(({condition}) => condition),
  )
  const conditions = new ConditionList()
  const tables = questions.map((table, index) => questionTable(`A.${index + 1}`, table, conditions, answer))
  const exceptions: Pics['exceptions'] = []
  const undecided: Undecided[] = []
  const failures: string[] = []
  for (const {title, asked} of chapters) {
    const table: Table = {name: `A.${tables.length + 1}`, title, question: 'Is it supported?', withIds: true, rows: []}
    tables.push(table)
    for (const one of asked) {
      const {id} = one.requirement
      const at = `${table.name}/${table.rows.length + 1}`
      const reason = claim.except[id]
      const row = requirementRow(table.rows.length + 1, one, reason !== undefined, conditions)
      table.rows.push(row)
      if (one.truth === null) undecided.push({...one, at})
      if (one.truth !== true || reason === undefined) continue
      exceptions.push({at: `${row.support} at ${at}`, reason})
      if (row.here !== 'o') failures.push(`${at} (${id})`)
    }
  }
  const open = openAnswers(questions, requirements, undecided, conditions, answer)
  return {
    implementation: `${claim.implementation} ${claim.version}`,
    supplier: [claim.supplier, claim.contact].filter((text) => text !== '').join(', '),
    specification: `${rows.specification.title}, ${rows.specification.version}`,
    conforms: verdictOf(failures, undecided, open.missing.length),
    tables,
    exceptions,
    conditions: conditions.list,
    ...open,
  }
}

/** A feature that several devices could offer is asked of the device that the catalogue gives it to. */
function answerIn({kinds, features, claim}: PicsRows): Answer {
  const places = Object.fromEntries(kinds.map(({name, places}) => [name, places]))
  const deviceOf = (kind: string, name: string) =>
    kind === 'feature' ? (features.find((feature) => feature.name === name)?.device ?? null) : null
  return (kind, name) => answersOf(places, claim.data, deviceOf(kind, name), false)(kind, name)
}

function questionTable(
  name: string,
  {kind, title, question, names}: QuestionTable,
  conditions: ConditionList,
  answer: Answer,
): Table {
  names.forEach((asked, index) => {
    conditions.place(kind, asked.name, `${name}/${index + 1}`)
  })
  const base = kind === 'profile' ? 'o.1' : 'o'
  const rows = names.map((asked, index): Row => {
    const truth = answer(kind, asked.name)
    const status = conditions.statusOf(asked.needs, base)
    return {
      item: index + 1,
      id: '',
      text: asked.text,
      reference: '',
      status,
      here: statusHere(evaluateCondition(asked.needs, answer), base, status),
      support: truth === null ? '' : truth ? 'Y' : 'N',
    }
  })
  return {name, title, question, withIds: false, rows}
}

function requirementRow(
  item: number,
  {requirement, condition, base, truth}: AskedRequirement,
  excepted: boolean,
  conditions: ConditionList,
): Row {
  const status = conditions.statusOf(condition, base)
  return {
    item,
    id: requirement.id,
    text: questionOf(requirement),
    reference: requirement.section,
    status,
    here: statusHere(truth, base, status),
    support: supportOf(truth, base, excepted),
  }
}

function verdictOf(failures: string[], undecided: Undecided[], missing: number): string {
  if (failures.length > 0) return `no: ${failures.join(', ')}`
  return undecided.length > 0 ? `not decided: ${missing} answer${missing === 1 ? '' : 's'} missing` : 'yes'
}

function questionOf({title, level}: PicsRequirement): string {
  return level === 'SHOULD' ? `${title} (recommended)` : level === 'SHOULD NOT' ? `${title} (advised against)` : title
}
