import {answersOf} from '../../model/conditions/atom-answers.ts'
import {evaluateCondition} from '../../model/conditions/condition.ts'
import type {PicsRequirement, PicsRows} from '../../trace/pics.ts'
import {ConditionList} from './condition-list.ts'
import {identificationOf} from './identification.ts'
import {openAnswers} from './open-answers.ts'
import type {Pics, Row, Table} from './pics.ts'
import {listQuestions, type QuestionTable} from './questions.ts'
import {type PlacedRequirement, statementOf} from './statement.ts'
import {type Answer, type AskedRequirement, askedOf, statusHere, supportOf} from './status.ts'

/**
 * The proforma of ISO/IEC 9646-7: every question with the status that the specification gives it for anyone, and where there
 * is a claim with the one that is left once the claim's own answers are put in, and with these answers. What the claim does
 * not say stays blank.
 */
export function buildPics(rows: PicsRows): Pics {
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
  const tables = questions.map((table, index) => questionTable(`A.${index + 1}`, table, conditions, answer, rows))
  const placed: PlacedRequirement[] = []
  const reasons: Pics['reasons'] = []
  for (const {title, asked} of chapters) {
    const table: Table = {name: `A.${tables.length + 1}`, title, question: 'Is it supported?', withIds: true, rows: []}
    tables.push(table)
    for (const one of asked) {
      const at = `${table.name}/${table.rows.length + 1}`
      const row = requirementRow(table.rows.length + 1, one, conditions, rows)
      table.rows.push(row)
      placed.push({...one, at})
      if (row.support === 'N') reasons.push({at: `N at ${at}`, reason: row.comment || 'no reason is given'})
    }
  }
  const undecided = placed.filter(({truth}) => truth === null)
  const {owed, ...open} = rows.claim
    ? openAnswers(questions, requirements, undecided, conditions, answer)
    : {missing: [], unneeded: [], owed: 0}
  const profiles = rows.profiles.map(({name}) => answer('profile', name))
  return {
    target: rows.target,
    errors: rows.errors,
    identification: identificationOf(rows),
    statement: rows.claim ? statementOf(rows, placed, owed, profiles) : null,
    tables,
    reasons,
    conditions: conditions.list,
    ...open,
  }
}

/** A feature that several devices could offer is asked of the device that the catalogue gives it to. */
function answerIn({kinds, features, claim}: PicsRows): Answer {
  const places = Object.fromEntries(kinds.map(({name, places}) => [name, places]))
  const deviceOf = (kind: string, name: string) =>
    kind === 'feature' ? (features.find((feature) => feature.name === name)?.device ?? null) : null
  return (kind, name) => (claim ? answersOf(places, claim.data, deviceOf(kind, name), false)(kind, name) : null)
}

function questionTable(
  name: string,
  {kind, title, question, names}: QuestionTable,
  conditions: ConditionList,
  answer: Answer,
  {values}: PicsRows,
): Table {
  names.forEach((asked, index) => {
    conditions.place(kind, asked.name, `${name}/${index + 1}`)
  })
  const base = kind === 'profile' ? 'o.1' : 'o'
  const rows = names.map((asked, index): Row => {
    const truth = answer(kind, asked.name)
    const needed = evaluateCondition(asked.needs, answer)
    const status = conditions.statusOf(asked.needs, base)
    return {
      item: index + 1,
      id: '',
      page: '',
      text: asked.text,
      reference: '',
      status,
      here: statusHere(needed, base, status),
      support: supportOf(needed, truth === null ? null : truth ? 'yes' : 'no'),
      values: values[asked.name] ?? '',
      comment: '',
      evidence: '',
    }
  })
  return {name, title, question, withIds: false, rows}
}

function requirementRow(
  item: number,
  {requirement, condition, base, truth}: AskedRequirement,
  conditions: ConditionList,
  {values, claim}: PicsRows,
): Row {
  const status = conditions.statusOf(condition, base)
  const {id, page, section, answer, reason, comment, value, state, subject, evidence} = requirement
  const elsewhere =
    state === 'not answerable' && answer === null ? `binds the ${subject}: not answerable by this target` : null
  return {
    item,
    id,
    page,
    text: questionOf(requirement),
    reference: section,
    status,
    here: claim ? statusHere(truth, base, status) : '',
    support: supportOf(truth, answer),
    values: [value, values[id]].filter((text) => text !== null && text !== undefined).join('; '),
    comment: [reason, comment, elsewhere].filter((text) => text !== null).join(' '),
    evidence: evidence ?? '',
  }
}

/** The title of a prohibition names the act; it is asked whether the implementation refrains from it. */
function questionOf({title, level}: PicsRequirement): string {
  if (level === 'MUST NOT' || level === 'SHOULD NOT') return `Refrains from: ${title}`
  return level === 'SHOULD' ? `${title} (recommended)` : title
}
