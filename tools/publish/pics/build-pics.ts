import {answersOf} from '../../model/conditions/claim-answers.ts'
import {
  allOf,
  atomsOf,
  type Condition,
  evaluateCondition,
  parseCondition,
  type Truth,
} from '../../model/conditions/condition.ts'
import type {PicsRequirement, PicsRows} from './pics-rows.ts'

/** A filled proforma: tables of questions with status and answer, the conditions, and what is left open. */
export interface Pics {
  implementation: string
  supplier: string
  specification: string
  conforms: string
  tables: Table[]
  exceptions: {at: string; reason: string}[]
  conditions: {name: string; expression: string}[]
  missing: string[]
  unneeded: string[]
}

export interface Table {
  name: string
  title: string
  question: string
  withIds: boolean
  rows: Row[]
}

export interface Row {
  item: number
  id: string
  text: string
  reference: string
  status: string
  here: string
  support: string
}

/**
 * Puts the answers of a claim into the proforma of ISO/IEC 9646-7: every question has the status that the specification
 * gives it for anyone, and the one that is left once the claim's own answers are put in.
 */
export function buildPics(rows: PicsRows): Pics {
  const {claim} = rows
  const kinds = Object.fromEntries(rows.kinds.map(({name, places}) => [name, places]))
  const requirements = rows.chapters.flatMap((chapter) => chapter.requirements)
  const written = new Map(requirements.map((requirement) => [requirement.id, conditionOf(requirement)]))
  const atoms = listAtoms(rows, [...written.values()])
  const references = new Map<string, string>()
  const answer = (kind: string, name: string): Truth =>
    answersOf(kinds, claim.data, deviceOf(rows, kind, name), false)(kind, name)
  const conditions: Pics['conditions'] = []

  /** `c.n` of a condition for a base status; the base alone where there is nothing to ask. */
  const conditional = (condition: Condition, base: string): string => {
    if (condition.type === 'always') return base
    const expression = `IF ${expressionOf(condition, references)} THEN ${base} ELSE n/a`
    const known = conditions.find((candidate) => candidate.expression === expression)
    if (known) return known.name
    const name = `c.${conditions.length + 1}`
    conditions.push({name, expression})
    return name
  }

  const tables: Table[] = []
  const addTable = (title: string, question: string, withIds: boolean) => {
    const table: Table = {name: `A.${tables.length + 1}`, title, question, withIds, rows: []}
    tables.push(table)
    return table
  }
  for (const {kind, title, question, names} of atoms) {
    const table = addTable(title, question, false)
    names.forEach(({name}, index) => {
      references.set(`${kind}(${name})`, `${table.name}/${index + 1}`)
    })
    for (const {name, text, needs} of names) {
      const truth = answer(kind, name)
      const base = kind === 'profile' ? 'o.1' : 'o'
      const status = conditional(needs, base)
      const holds = evaluateCondition(needs, answer)
      const here = holds === true ? base : holds === false ? 'n/a' : status
      table.rows.push({
        item: table.rows.length + 1,
        id: '',
        text,
        reference: '',
        status,
        here,
        support: truth === null ? '' : truth ? 'Y' : 'N',
      })
    }
  }
  const exceptions: Pics['exceptions'] = []
  const undecided: {at: string; id: string; condition: Condition}[] = []
  const failures: string[] = []
  for (const chapter of rows.chapters) {
    const table = addTable(chapter.title, 'Is it supported?', true)
    for (const requirement of chapter.requirements) {
      const condition = written.get(requirement.id)!
      const base = baseStatus(requirement.level)
      const status = conditional(condition, base)
      const truth = evaluateCondition(condition, answer)
      const here = truth === null ? status : truth ? base : 'n/a'
      const excepted = claim.except[requirement.id]
      const at = `${table.name}/${table.rows.length + 1}`
      const support = supportOf(truth, base, excepted !== undefined)
      if (excepted !== undefined && truth === true) exceptions.push({at: `${support} at ${at}`, reason: excepted})
      if (truth === null) undecided.push({at, id: requirement.id, condition})
      if (truth === true && excepted !== undefined && (base === 'm' || base === 'x'))
        failures.push(`${at} (${requirement.id})`)
      table.rows.push({
        item: table.rows.length + 1,
        id: requirement.id,
        text: questionOf(requirement),
        reference: requirement.section,
        status,
        here,
        support,
      })
    }
  }
  const open = describeOpen(atoms, references, answer, undecided, requirements, written, conditional)
  const conforms =
    failures.length > 0
      ? `no: ${failures.join(', ')}`
      : undecided.length > 0
        ? `not decided: ${open.missing.length} answer${open.missing.length === 1 ? '' : 's'} missing`
        : 'yes'
  return {
    implementation: `${claim.implementation} ${claim.version}`,
    supplier: [claim.supplier, claim.contact].filter((text) => text !== '').join(', '),
    specification: `${rows.specification.title}, ${rows.specification.version}`,
    conforms,
    tables,
    exceptions,
    conditions,
    ...open,
  }
}

function conditionOf({profiles, condition}: PicsRequirement): Condition {
  const parsed = parseCondition(condition)
  const written: Condition = 'condition' in parsed ? parsed.condition : {type: 'always'}
  const operands = profiles.map((name): Condition => ({type: 'atom', kind: 'profile', name}))
  const inProfile: Condition =
    operands.length === 0 ? {type: 'always'} : operands.length === 1 ? operands[0]! : {type: 'or', operands}
  return allOf([inProfile, written])
}

interface AtomTable {
  kind: string
  title: string
  question: string
  names: {name: string; text: string; needs: Condition}[]
}

/** The tables of yes-or-no questions: profiles, devices, feature bits, and whatever else a condition asks. */
function listAtoms({kinds, profiles, features}: PicsRows, conditions: Condition[]): AtomTable[] {
  const asked = new Map<string, Set<string>>()
  for (const {kind, name} of conditions.flatMap(atomsOf)) asked.set(kind, (asked.get(kind) ?? new Set()).add(name))
  const tables: AtomTable[] = []
  if (profiles.length > 0) {
    tables.push({
      kind: 'profile',
      title: 'Profiles',
      question: 'Is the profile claimed?',
      names: profiles.map(({name, title}) => ({
        name,
        text: `${name}: ${lowerFirst(title).replace(/\.$/, '')}`,
        needs: {type: 'always'},
      })),
    })
  }
  const order = [...kinds.map(({name}) => name)].sort((a, b) => rankOf(a) - rankOf(b))
  for (const kind of order) {
    const names = asked.get(kind)
    if (kind === 'profile' || !names) continue
    if (kind === 'feature') {
      const known = features.filter(({name}) => names.has(name))
      tables.push({
        kind,
        title: 'Feature bits that a condition names',
        question: 'Is the bit offered?',
        names: known.map(({name, device, bit}) => ({
          name,
          text: `\`${name}\` (${bit})`,
          needs: device === null ? {type: 'always'} : {type: 'atom', kind: 'device', name: device},
        })),
      })
      for (const {device} of known) if (device !== null && !asked.get('device')?.has(device)) addDevice(tables, device)
      continue
    }
    tables.push({
      kind,
      title: kind === 'device' ? 'Devices' : `${kind[0]!.toUpperCase()}${kind.slice(1)}s that a condition names`,
      question: kind === 'device' ? 'Is the device present?' : `Is the ${kind} present?`,
      names: [...names].map((name) => ({name, text: name, needs: {type: 'always'}})),
    })
  }
  return tables
}

function addDevice(tables: AtomTable[], name: string): void {
  const devices = tables.find(({kind}) => kind === 'device')
  if (!devices || devices.names.some((known) => known.name === name)) return
  devices.names.push({name, text: name, needs: {type: 'always'}})
}

function rankOf(kind: string): number {
  return kind === 'profile' ? 0 : kind === 'device' ? 1 : kind === 'feature' ? 3 : 2
}

function deviceOf({features}: PicsRows, kind: string, name: string): string | null {
  return kind === 'feature' ? (features.find((feature) => feature.name === name)?.device ?? null) : null
}

function baseStatus(level: string | null): string {
  return level === 'MUST' ? 'm' : level === 'MUST NOT' ? 'x' : 'o'
}

function questionOf({title, level}: PicsRequirement): string {
  return level === 'SHOULD' ? `${title} (recommended)` : level === 'SHOULD NOT' ? `${title} (advised against)` : title
}

/** For a prohibited act the conforming answer is N. */
function supportOf(truth: Truth, base: string, excepted: boolean): string {
  if (truth === null) return ''
  if (truth === false) return '–'
  return (base === 'x') === excepted ? 'Y' : 'N'
}

function expressionOf(condition: Condition, references: Map<string, string>): string {
  switch (condition.type) {
    case 'always':
      return 'always'
    case 'atom':
      return references.get(`${condition.kind}(${condition.name})`) ?? `${condition.kind}(${condition.name})`
    case 'not':
      return `NOT ${bracketed(condition.operand, references)}`
    default:
      return condition.operands
        .map((operand) => bracketed(operand, references))
        .join(condition.type === 'and' ? ' AND ' : ' OR ')
  }
}

function bracketed(condition: Condition, references: Map<string, string>): string {
  const text = expressionOf(condition, references)
  return condition.type === 'and' || condition.type === 'or' ? `(${text})` : text
}

/** Which absent answers decide something, and why the others need not be given. */
function describeOpen(
  atoms: AtomTable[],
  references: Map<string, string>,
  answer: (kind: string, name: string) => Truth,
  undecided: {at: string; id: string; condition: Condition}[],
  requirements: PicsRequirement[],
  written: Map<string, Condition>,
  conditional: (condition: Condition, base: string) => string,
): Pick<Pics, 'missing' | 'unneeded'> {
  const missing: string[] = []
  const unneeded: string[] = []
  for (const {kind, names} of atoms) {
    for (const {name, text} of names) {
      if (answer(kind, name) !== null) continue
      const reference = references.get(`${kind}(${name})`)!
      const holds = (condition: Condition) =>
        atomsOf(condition).some((atom) => atom.kind === kind && atom.name === name)
      const decided = undecided.filter(({condition}) => holds(condition))
      if (decided.length > 0) {
        const list = decided.map(({at, id}) => `${at} (${id})`).join(', ')
        missing.push(`${reference} ${text.replace(/ \(\d+\)$/, '')}: decides ${list}.`)
        continue
      }
      const asking = requirements.find(({id}) => holds(written.get(id)!))
      if (!asking) continue
      const condition = written.get(asking.id)!
      const decisive = decisiveAtom(condition, kind, name, answer)
      if (decisive === undefined) continue
      const decider = references.get(`${decisive.kind}(${decisive.name})`)!
      unneeded.push(
        `${reference} has no answer either, and needs none: ${decider} already decides ${conditional(condition, baseStatus(asking.level))}.`,
      )
    }
  }
  return {
    missing,
    unneeded: missing.length === 0 ? unneeded.map((line) => line.replace(' either, and', ', and')) : unneeded,
  }
}

/** The answered atom beside (or above) an unanswered one that settles what both stand in. */
function decisiveAtom(
  condition: Condition,
  kind: string,
  name: string,
  answer: (kind: string, name: string) => Truth,
): {kind: string; name: string} | undefined {
  if (condition.type === 'not') return decisiveAtom(condition.operand, kind, name, answer)
  if (condition.type !== 'and' && condition.type !== 'or') return undefined
  const holder = condition.operands.find((operand) =>
    atomsOf(operand).some((atom) => atom.kind === kind && atom.name === name),
  )
  const inner = holder && decisiveAtom(holder, kind, name, answer)
  if (inner) return inner
  const settling = condition.operands.find(
    (operand) => operand !== holder && evaluateCondition(operand, answer) === (condition.type === 'or'),
  )
  return settling && atomsOf(settling)[0]
}

function lowerFirst(text: string): string {
  return /^[A-Z][a-z]/.test(text) ? `${text[0]!.toLowerCase()}${text.slice(1)}` : text
}
