import type {NeedRequirementRow, RequirementCaseTargetRow, RequirementClauseRow} from '../../trace/matrix/rows.ts'
import type {Column, Matrix} from './matrix.ts'

/** A column of a row of this type. */
type ColumnOf<Row> = Column & {key: keyof Row & string; page?: (keyof Row & string) | undefined}

/** Reads the JSON of a query into the matrix of that name. */
export const matrices: {query: string; read(inputs: string): Matrix}[] = [
  {query: 'need-requirement', read: needRequirement},
  {query: 'requirement-clause', read: requirementClause},
  {query: 'requirement-case-target', read: requirementCaseTarget},
]

function needRequirement(inputs: string): Matrix {
  const {targets, rows} = JSON.parse(inputs) as {targets: string[]; rows: NeedRequirementRow[]}
  const columns: ColumnOf<NeedRequirementRow>[] = [
    {key: 'need', title: 'Need', page: 'need_page'},
    {key: 'need_title', title: 'Need: title'},
    {key: 'requirement', title: 'Requirement', page: 'requirement_page'},
    {key: 'requirement_title', title: 'Requirement: title'},
    {key: 'level', title: 'Level'},
    {key: 'status', title: 'Link', state: 'link'},
  ]
  const ofTargets = targets.map((target): Column => ({key: target, title: `On ${target}`, state: 'requirement'}))
  return {
    name: 'need-requirement',
    title: 'Needs and requirements',
    question: 'Which requirement serves which need, and how far is it shown on each target?',
    columns: [...columns, ...ofTargets],
    rows: rows.map(({coverage, ...row}) => ({...row, ...coverage})),
    grid: {row: 'need', column: 'requirement', mark: 'status'},
  }
}

function requirementClause(inputs: string): Matrix {
  const {rows} = JSON.parse(inputs) as {rows: RequirementClauseRow[]}
  const columns: ColumnOf<RequirementClauseRow>[] = [
    {key: 'requirement', title: 'Requirement', page: 'requirement_page'},
    {key: 'requirement_title', title: 'Requirement: title'},
    {key: 'level', title: 'Level'},
    {key: 'clause', title: 'Clause'},
    {key: 'standard', title: 'Standard'},
    {key: 'label', title: 'Label there'},
    {key: 'kind', title: 'Kind'},
    {key: 'status', title: 'Link', state: 'link'},
  ]
  return {
    name: 'requirement-clause',
    title: 'Requirements and clauses',
    question: 'Which requirement rests on which clause of another standard?',
    columns,
    rows: rows.map((row) => ({...row})),
    grid: {row: 'requirement', column: 'clause', mark: 'status'},
  }
}

function requirementCaseTarget(inputs: string): Matrix {
  const {rows} = JSON.parse(inputs) as {rows: RequirementCaseTargetRow[]}
  const columns: ColumnOf<RequirementCaseTargetRow>[] = [
    {key: 'requirement', title: 'Requirement', page: 'requirement_page'},
    {key: 'requirement_title', title: 'Requirement: title'},
    {key: 'level', title: 'Level'},
    {key: 'revision', title: 'Revision'},
    {key: 'verify', title: 'Verified by'},
    {key: 'case', title: 'Case'},
    {key: 'case_title', title: 'Case: title'},
    {key: 'target', title: 'Target'},
    {key: 'target_version', title: 'Target: version'},
    {key: 'applies', title: 'Applies'},
    {key: 'answerable', title: 'Answerable'},
    {key: 'observed', title: 'Observed'},
    {key: 'reason', title: 'Reason'},
    {key: 'case_verdict', title: 'Verdict of the case', state: 'case'},
    {key: 'requirement_verdict', title: 'Verdict of the requirement', state: 'case'},
    {key: 'state', title: 'State of the requirement', state: 'requirement'},
    {key: 'imported', title: 'Imported from'},
  ]
  return {
    name: 'requirement-case-target',
    title: 'Requirements, cases and targets',
    question: 'Which case shows which requirement, and what did each target answer?',
    columns,
    rows: rows.map((row) => ({...row})),
  }
}
