import type {Column, Matrix} from './matrix.ts'

type Row = Record<string, string | null>

/** Reads the JSON of a query into the matrix of that name. */
export const matrices: {query: string; read(inputs: string): Matrix}[] = [
  {query: 'need-requirement', read: needRequirement},
  {query: 'requirement-clause', read: requirementClause},
  {query: 'requirement-case-target', read: requirementCaseTarget},
]

function needRequirement(inputs: string): Matrix {
  const {targets, rows} = JSON.parse(inputs) as {targets: string[]; rows: (Row & {coverage: unknown})[]}
  const columns: Column[] = [
    {key: 'need', title: 'Need', page: 'need_page'},
    {key: 'need_title', title: 'Need: title'},
    {key: 'requirement', title: 'Requirement', page: 'requirement_page'},
    {key: 'requirement_title', title: 'Requirement: title'},
    {key: 'level', title: 'Level'},
    {key: 'status', title: 'Link', state: true},
    ...targets.map((target): Column => ({key: target, title: `On ${target}`, state: true})),
  ]
  return {
    name: 'need-requirement',
    title: 'Needs and requirements',
    question: 'Which requirement serves which need, and how far is it shown on each target?',
    columns,
    rows: rows.map(({coverage, ...row}) => ({...row, ...(coverage as unknown as Row | null)})),
    grid: {row: 'need', column: 'requirement', mark: 'status'},
  }
}

function requirementClause(inputs: string): Matrix {
  const {rows} = JSON.parse(inputs) as {rows: Row[]}
  return {
    name: 'requirement-clause',
    title: 'Requirements and clauses',
    question: 'Which requirement rests on which clause of another standard?',
    columns: [
      {key: 'requirement', title: 'Requirement', page: 'requirement_page'},
      {key: 'requirement_title', title: 'Requirement: title'},
      {key: 'level', title: 'Level'},
      {key: 'clause', title: 'Clause'},
      {key: 'standard', title: 'Standard'},
      {key: 'label', title: 'Label there'},
      {key: 'kind', title: 'Kind'},
      {key: 'status', title: 'Link', state: true},
    ],
    rows,
    grid: {row: 'requirement', column: 'clause', mark: 'status'},
  }
}

function requirementCaseTarget(inputs: string): Matrix {
  const {rows} = JSON.parse(inputs) as {rows: Row[]}
  return {
    name: 'requirement-case-target',
    title: 'Requirements, cases and targets',
    question: 'Which case shows which requirement, and what did each target answer?',
    columns: [
      {key: 'requirement', title: 'Requirement', page: 'requirement_page'},
      {key: 'requirement_title', title: 'Requirement: title'},
      {key: 'level', title: 'Level'},
      {key: 'verify', title: 'Verified by'},
      {key: 'case', title: 'Case'},
      {key: 'case_title', title: 'Case: title'},
      {key: 'target', title: 'Target'},
      {key: 'observed', title: 'Observed', state: true},
      {key: 'verdict', title: 'Verdict', state: true},
      {key: 'reason', title: 'Reason'},
      {key: 'coverage', title: 'Coverage', state: true},
    ],
    rows,
  }
}
