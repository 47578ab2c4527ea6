import {readFileSync} from 'node:fs'
import type {Database} from 'better-sqlite3'
import {answersOf} from '../claim-answers.ts'
import {type Condition, evaluateCondition, parseCondition, type Truth} from '../condition.ts'
import {packageRoot} from '../package-root.ts'
import type {Sources} from '../sources.ts'
import type {Spec} from '../spec.ts'

/** Gives every link its status and says for every requirement and target whether it applies. */
export function linkRows(database: Database, sources: Sources): void {
  database.transaction(() => {
    database.exec(readFileSync(new URL('tools/link/link-status.sql', packageRoot), 'utf8'))
    writeApplicability(database, sources)
  })()
}

interface RequirementRow {
  id: string
  subject: string | null
  device: string | null
  condition: string
  /** JSON list of the profiles that hold it, those included that extend one of its own. */
  profiles: string
}

function writeApplicability(database: Database, sources: Sources): void {
  if (sources.targets.length === 0) return
  const requirements = database
    .prepare<[], RequirementRow>(
      `SELECT item.id, subject, device, condition,
              (SELECT json_group_array(profile) FROM profile_requirement WHERE requirement = item.id) AS profiles
       FROM requirement JOIN item ON item.key = requirement.item ORDER BY item.key`,
    )
    .all()
  const insert = database.prepare(
    'INSERT INTO applicability (requirement, target, answerable, applies) VALUES (?, ?, ?, ?)',
  )
  for (const target of sources.targets) {
    const facts = factsOf(sources, target.name, target.claim)
    for (const requirement of requirements) {
      const {id, subject} = requirement
      const answerable = subject !== null && target.subjects.includes(subject)
      const applies = facts ? appliesTo(requirement, facts, sources.spec) : true
      insert.run(id, target.name, Number(answerable), applies === null ? null : Number(applies))
    }
  }
}

/** One of its profiles is claimed, and its condition holds. */
function appliesTo({device, condition, profiles}: RequirementRow, {data, allProfiles}: Facts, spec: Spec): Truth {
  const answer = answersOf(spec.conditions, data, device, allProfiles)
  const parsed = parseCondition(condition)
  const operands: Condition[] = []
  if (Object.keys(spec.profiles).length > 0) {
    const names = JSON.parse(profiles) as string[]
    operands.push({type: 'or', operands: names.map((name) => ({type: 'atom', kind: 'profile', name}))})
  }
  if ('condition' in parsed) operands.push(parsed.condition)
  return evaluateCondition({type: 'and', operands}, answer)
}

interface Facts {
  data: Record<string, unknown>
  /** A survey has no profiles: all are taken as claimed. */
  allProfiles: boolean
}

/** What is known of a target: its claim, or what a run without claim saw of it; undefined where there is neither. */
function factsOf({claims, runs}: Sources, target: string, claim: string | null): Facts | undefined {
  const claimed = claim === null ? undefined : claims.get(claim)
  if (claimed) return {data: claimed.data, allProfiles: false}
  const survey = runs.find((run) => run.target === target)?.survey
  return survey ? {data: survey, allProfiles: true} : undefined
}
