import type {Database} from 'better-sqlite3'

/** What decides for a case whether its requirement applies. */
export interface RequirementFacts {
  id: string
  revision: number
  level: string | null
  subject: string | null
  device: string | null
  condition: string
  profiles: string[]
  /** What answers its verification method: case or evidence. */
  answer: string | null
  /** That method. */
  verify: string | null
}

/** Every requirement in force. */
export function readRequirementFacts(database: Database): RequirementFacts[] {
  return database
    .prepare<[], Omit<RequirementFacts, 'profiles'> & {profiles: string}>(
      `SELECT item.id, item.revision, level, subject, device, condition, answer, verify,
              (SELECT json_group_array(profile) FROM profile_requirement WHERE requirement = item.id) AS profiles
       FROM requirement JOIN item ON item.key = requirement.item WHERE item.state <> 'retired' ORDER BY item.key`,
    )
    .all()
    .map((row) => ({...row, profiles: JSON.parse(row.profiles) as string[]}))
}

/** What a target answered to a requirement by one case, and what that counts as. */
export interface AnswerRow {
  requirement: string
  revision: number
  level: string
  title: string
  /** Normalised, one line a block. */
  text: string
  case: string
  observed: string
  verdict: string
  reason: string | null
  evidence: string | null
  /** Why the gap is accepted, where a waiver is laid over it. */
  waived: string | null
}

/** The answers of a target, in the order of the requirements. */
export function readAnswers(database: Database, target: string): AnswerRow[] {
  return database
    .prepare<[string], AnswerRow>(
      `SELECT answers.requirement, item.revision, requirement.level, item.title, item.text, answers.test_case AS "case",
              answers.observed, answers.verdict, answers.reason, answers.evidence, waiver.reason AS waived
       FROM answers
       JOIN item ON item.id = answers.requirement
       JOIN requirement ON requirement.item = item.key
       LEFT JOIN waiver ON waiver.key = answers.waiver
       WHERE answers.target = ? AND answers.test_case IS NOT NULL
       ORDER BY item.key, answers.test_case`,
    )
    .all(target)
}

/** The cases whose result on a target is current, as a run of ours saw it. */
export function readCurrentCases(database: Database, target: string): Set<string> {
  const cases = database
    .prepare<[string], string>(
      'SELECT "case" FROM results WHERE target = ? AND imported IS NULL GROUP BY "case" HAVING min(current) = 1',
    )
    .pluck()
    .all(target)
  return new Set(cases)
}
