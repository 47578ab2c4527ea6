import type {MatrixName} from '../../model/matrix-names.ts'
import type {
  ClauseRequirementRow,
  DeviceFeatureRow,
  NeedRequirementRow,
  RequirementCaseTargetRow,
  RequirementClauseRow,
  RequirementProfileRow,
} from '../../trace/matrix/rows.ts'
import type {Column, Matrix} from './matrix.ts'

/** A column of a row of this type. */
type ColumnOf<Row> = Column & {key: keyof Row & string; page?: (keyof Row & string) | undefined}

/** The frame of a matrix, and what reads the JSON of its question into the rest. */
interface Definition extends Pick<Matrix, 'title' | 'question'> {
  read(inputs: string): Omit<Matrix, 'name' | 'title' | 'question'>
}

const definitions: Record<MatrixName, Definition> = {
  'need-requirement': {
    title: 'Needs and requirements',
    question: 'Which requirement serves which need, and how far is it shown on each target?',
    read: needRequirement,
  },
  'requirement-case-target': {
    title: 'Requirements, cases and targets',
    question: 'Which case shows which requirement, and what did each target answer?',
    read: requirementCaseTarget,
  },
  'requirement-clause': {
    title: 'Requirements and clauses',
    question: 'Which requirement rests on which clause of another standard?',
    read: requirementClause,
  },
  'clause-requirement': {
    title: 'Clauses and requirements',
    question: 'Which clause of another standard is taken up by which requirement, and which by none?',
    read: clauseRequirement,
  },
  'requirement-profile': {
    title: 'Requirements and profiles',
    question: 'Which requirement is asked for by which profile, itself or through one that it extends?',
    read: requirementProfile,
  },
  'device-feature': {
    title: 'Devices and feature bits',
    question: 'Which requirements name which feature bit, and what does each claim say of it?',
    read: deviceFeature,
  },
}

export function matrixTitle(name: MatrixName): string {
  return definitions[name].title
}

export function matrixQuestion(name: MatrixName): string {
  return definitions[name].question
}

/** Reads the JSON that the question `matrix/<name>` gave. */
export function readMatrix(name: MatrixName, inputs: string): Matrix {
  const {title, question, read} = definitions[name]
  return {name, title, question, ...read(inputs)}
}

const level = {key: 'level', title: 'Level', width: 'word', words: 'level', choice: true} as const satisfies Column
const subject = {key: 'subject', title: 'Subject', width: 'word', choice: true} as const satisfies Column
const link = {key: 'status', title: 'Link', width: 'word', words: 'link', choice: true} as const satisfies Column
const standard = {key: 'standard', title: 'Standard', width: 'title', choice: true} as const satisfies Column
const requirement = {
  key: 'requirement',
  title: 'Requirement',
  width: 'id',
  page: 'requirement_page',
} as const satisfies Column
const requirementTitle = {
  key: 'requirement_title',
  title: 'Requirement: title',
  width: 'title',
} as const satisfies Column

/** A target is free to bear the name of a column. */
function keyOf(target: string, row: object | undefined): string {
  return row && Object.hasOwn(row, target) ? `target ${target}` : target
}

function keyed(answers: Record<string, string>, row: object): Record<string, string> {
  return Object.fromEntries(Object.entries(answers).map(([target, answer]) => [keyOf(target, row), answer]))
}

function needRequirement(inputs: string): ReturnType<Definition['read']> {
  const {targets, rows} = JSON.parse(inputs) as {targets: string[]; rows: NeedRequirementRow[]}
  const columns: ColumnOf<NeedRequirementRow>[] = [
    {key: 'need', title: 'Need', width: 'id', page: 'need_page'},
    {key: 'need_title', title: 'Need: title', width: 'title'},
    requirement,
    requirementTitle,
    level,
    link,
  ]
  return {
    columns: [
      ...columns,
      ...targets.map((target): Column => {
        const key = keyOf(target, rows[0])
        return {key, title: `On ${target}`, width: 'word', words: 'requirement', target, choice: true}
      }),
    ],
    rows: rows.map(({coverage, ...row}) => ({...row, ...keyed(coverage ?? {}, row)})),
    grid: {row: 'need', column: 'requirement', mark: 'status'},
  }
}

function requirementClause(inputs: string): ReturnType<Definition['read']> {
  const {rows} = JSON.parse(inputs) as {rows: RequirementClauseRow[]}
  const columns: ColumnOf<RequirementClauseRow>[] = [
    requirement,
    requirementTitle,
    level,
    {key: 'clause', title: 'Clause', width: 'id'},
    standard,
    {key: 'label', title: 'Label there', width: 'title'},
    {key: 'kind', title: 'Kind', width: 'word', choice: true},
    link,
  ]
  return {
    columns,
    rows: rows.map((row) => ({...row})),
    grid: {row: 'requirement', column: 'clause', mark: 'status'},
  }
}

function clauseRequirement(inputs: string): ReturnType<Definition['read']> {
  const {rows} = JSON.parse(inputs) as {rows: ClauseRequirementRow[]}
  const columns: ColumnOf<ClauseRequirementRow>[] = [
    {key: 'clause', title: 'Clause', width: 'id'},
    standard,
    {key: 'label', title: 'Label there', width: 'title'},
    {key: 'kind', title: 'Kind', width: 'word', choice: true},
    requirement,
    requirementTitle,
    level,
    link,
  ]
  return {columns, rows: rows.map((row) => ({...row}))}
}

function requirementCaseTarget(inputs: string): ReturnType<Definition['read']> {
  const {rows} = JSON.parse(inputs) as {rows: RequirementCaseTargetRow[]}
  const columns: ColumnOf<RequirementCaseTargetRow>[] = [
    requirement,
    requirementTitle,
    level,
    {key: 'revision', title: 'Revision', width: 'word'},
    {key: 'verify', title: 'Verified by', width: 'word', choice: true},
    {key: 'case', title: 'Case', width: 'title'},
    {key: 'case_title', title: 'Case: title', width: 'title'},
    {key: 'target', title: 'Target', width: 'word', choice: true},
    {key: 'target_version', title: 'Target: version', width: 'word'},
    {key: 'applies', title: 'Applies', width: 'word', choice: true},
    {key: 'answerable', title: 'Answerable', width: 'word'},
    {key: 'observed', title: 'Observed', width: 'word'},
    {key: 'reason', title: 'Reason', width: 'title'},
    {key: 'case_verdict', title: 'Verdict of the case', width: 'word', words: 'case', choice: true},
    {key: 'requirement_verdict', title: 'Verdict of the requirement', width: 'word', words: 'case'},
    {key: 'state', title: 'State of the requirement', width: 'word', words: 'requirement', choice: true},
    {key: 'imported', title: 'Imported from', width: 'word'},
  ]
  return {columns, rows: rows.map((row) => ({...row}))}
}

function requirementProfile(inputs: string): ReturnType<Definition['read']> {
  const {profiles, rows} = JSON.parse(inputs) as {
    profiles: [name: string, title: string][]
    rows: RequirementProfileRow[]
  }
  const own: ColumnOf<RequirementProfileRow>[] = [requirement, requirementTitle, level, subject]
  return {
    columns: [
      ...own,
      ...profiles.map(([name]): Column => ({key: `profile ${name}`, title: name, width: 'word', choice: true})),
    ],
    rows: rows.map(({profiles: chosen, ...row}) => ({
      ...row,
      ...Object.fromEntries(Object.entries(chosen).map(([name, how]) => [`profile ${name}`, how])),
    })),
    edges: {
      columns: [
        ...own,
        {key: 'profile', title: 'Profile', width: 'word', choice: true},
        {key: 'selection', title: 'Selection', width: 'word', choice: true},
      ],
      rows: rows.flatMap(({profiles: chosen, ...row}) => {
        const edges = profiles.flatMap(([profile]) =>
          chosen[profile] === undefined ? [] : [{...row, profile, selection: chosen[profile]}],
        )
        return edges.length > 0 ? edges : [{...row}]
      }),
    },
  }
}

function deviceFeature(inputs: string): ReturnType<Definition['read']> {
  const {targets, rows} = JSON.parse(inputs) as {targets: string[]; rows: DeviceFeatureRow[]}
  const columns: ColumnOf<DeviceFeatureRow>[] = [
    {key: 'device', title: 'Device', width: 'id', choice: true},
    {key: 'device_id', title: 'Device: number', width: 'word'},
    {key: 'bit', title: 'Bit', width: 'word'},
    {key: 'feature', title: 'Feature', width: 'title'},
    {key: 'in_condition', title: 'Named in the condition of', width: 'id', page: 'condition_pages'},
    {key: 'in_text', title: 'Named in the text of', width: 'id', page: 'text_pages'},
  ]
  return {
    columns: [
      ...columns,
      ...targets.map((target): Column => {
        const key = keyOf(target, rows[0])
        return {key, title: `Claim of ${target}`, width: 'word', target, choice: true}
      }),
    ],
    rows: rows.map(({claims, ...row}) => ({...row, ...keyed(claims, row)})),
  }
}
