import {existsSync, readFileSync} from 'node:fs'
import {join} from 'node:path'
import Database from 'better-sqlite3'

/** What the base tables of a built database hold; no view is asked. */
export interface Facts {
  spec: {title: string; short: string; version: string; date: string}
  chapters: {number: number; slug: string; title: string}[]
  items: Item[]
  /** Those that bind and are in force, in the order of the document. */
  requirements: Requirement[]
  needs: Item[]
  profiles: string[]
  conditionKinds: {name: string; places: string[]}[]
  features: {device: string | null; name: string; bit: number}[]
  roles: {name: string; source_type: string; destination_type: string; covers: number}[]
  links: Link[]
  cases: {id: string; requirement: string; revision: number; title: string; hash: string; target: string | null}[]
  targets: Target[]
  results: Result[]
  bindings: {test_case: string; target: string; judge: string; judged: string}[]
  waivers: Waiver[]
  evidence: {target: string; requirement: string; revision: number; verdict: string; note: string}[]
  claimAnswers: {target: string; requirement: string; source: string; answer: number | null; reason: string | null}[]
  applicability: {requirement: string; target: string; answerable: number; applies: number | null}[]
  clauses: Set<string>
  findings: {severity: string; count: number}[]
  states: {kind: string; name: string; counted: number; shown: number; symbol: string; meaning: string}[]
}

export interface Item {
  key: number
  id: string
  type: string
  state: string
  revision: number
  title: string
  chapter: number | null
  section: string | null
}

export interface Requirement extends Item {
  level: string | null
  subject: string | null
  verify: string
  answer: 'case' | 'evidence'
  condition: string
  profiles: string[]
  /** Those that it names itself, without what extends them. */
  ownProfiles: string[]
}

export interface Link {
  key: number
  source: string
  role: string
  destination: string
  revision: number | null
  status: string
}

export interface Target {
  name: string
  title: string
  subjects: string[]
  version: string | null
  /** The claim as it was written; null: a survey. */
  claim: Record<string, unknown> | null
  claimVersion: string | null
  conforms: string[]
  /** What a run observed of a target that nobody claims; null: there was no run. */
  survey: Record<string, unknown> | null
  runs: number
  /** That the runs saw, where the target demands none. */
  seenVersion: string | null
}

export interface Result {
  target: string
  test_case: string
  requirement: string
  revision: number
  case_hash: string
  judge: string | null
  judged: string
  target_version: string
  observed: Verdict
  reason: string | null
  evidence: string | null
  imported: string | null
}

export interface Waiver {
  key: number
  requirement: string | null
  revision: number | null
  link: string | null
  target: string | null
  observed: string | null
  test_case: string | null
  until: string
}

export type Verdict = 'fail' | 'error' | 'not-run' | 'not-observable' | 'waived' | 'pass'

export function readFacts(root: string, databasePath: string): Facts {
  const database = new Database(databasePath, {readonly: true})
  const all = <Row>(sql: string): Row[] => database.prepare<[], Row>(sql).all()
  try {
    const items = all<Item>(
      `SELECT item.key, item.id, type, state, revision, item.title, item.chapter, section.number AS section
       FROM item LEFT JOIN section ON section.key = item.section ORDER BY item.key`,
    )
    const selected = all<{requirement: string; profile: string; inherited: number}>(
      `SELECT requirement, profile, inherited FROM profile_requirement JOIN profile ON profile.name = profile ORDER BY ordinal`,
    )
    const binding = new Map(
      all<{item: number} & Omit<Requirement, keyof Item | 'profiles' | 'ownProfiles'>>(
        'SELECT item, level, subject, verify, answer, condition FROM requirement',
      ).map((row) => [row.item, row]),
    )
    const inForce = items.filter(({state}) => state !== 'retired')
    return {
      spec: all<Facts['spec']>('SELECT title, short, version, date FROM spec')[0]!,
      chapters: all('SELECT number, slug, title FROM chapter ORDER BY number'),
      items,
      requirements: inForce.flatMap((item) => {
        const row = binding.get(item.key)
        if (row === undefined) return []
        const own = selected.filter(({requirement}) => requirement === item.id)
        const ownProfiles = own.filter(({inherited}) => inherited === 0).map(({profile}) => profile)
        return [{...item, ...row, profiles: own.map(({profile}) => profile), ownProfiles}]
      }),
      needs: inForce.filter(({type}) => type === 'need'),
      profiles: all<{name: string}>('SELECT name FROM profile ORDER BY ordinal').map(({name}) => name),
      conditionKinds: all<{name: string; places: string}>('SELECT name, places FROM condition_kind').map(
        ({name, places}) => ({name, places: JSON.parse(places) as string[]}),
      ),
      features: all('SELECT device, name, bit FROM feature'),
      roles: all('SELECT name, source_type, destination_type, covers FROM role'),
      links: all('SELECT key, source, role, destination, revision, status FROM link ORDER BY key'),
      cases: all('SELECT id, requirement, revision, title, hash, target FROM test_case'),
      targets: readTargets(root, all),
      results: all('SELECT * FROM result ORDER BY target, test_case, requirement, ordinal'),
      bindings: all('SELECT test_case, target, judge, judged FROM binding'),
      waivers: all(
        'SELECT key, requirement, revision, link, target, observed, test_case, until FROM waiver ORDER BY key',
      ),
      evidence: all(
        `SELECT target, requirement, revision, verdict, concat_ws('; ', document, nullif(reviewed, ''), digest) AS note
         FROM evidence`,
      ),
      claimAnswers: all('SELECT target, requirement, source, answer, reason FROM claim_answer'),
      applicability: all('SELECT requirement, target, answerable, applies FROM applicability'),
      clauses: new Set(all<{id: string}>('SELECT id FROM clause').map(({id}) => id)),
      findings: all(
        `SELECT severity, count(*) AS count FROM finding GROUP BY severity
         ORDER BY severity = 'error' DESC, severity = 'warning' DESC`,
      ),
      states: all('SELECT kind, name, counted, shown, symbol, meaning FROM state ORDER BY ordinal'),
    }
  } finally {
    database.close()
  }
}

/** Rows of a view, to be held against what was computed here. */
export function readView(databasePath: string, sql: string): Record<string, unknown>[] {
  const database = new Database(databasePath, {readonly: true})
  try {
    return database.prepare<[], Record<string, unknown>>(sql).all()
  } finally {
    database.close()
  }
}

function readTargets(root: string, all: <Row>(sql: string) => Row[]): Target[] {
  const runs = all<{target: string; file: string; version: string}>(
    'SELECT target, file, version FROM run ORDER BY ordinal',
  )
  return all<{
    name: string
    title: string
    subjects: string
    version: string | null
    data: string | null
    claimed: string | null
    conforms: string | null
  }>(
    `SELECT name, title, subjects, target.version, claim.data, claim.version AS claimed, claim.conforms
     FROM target LEFT JOIN claim ON claim.target = target.name ORDER BY name`,
  ).map(({name, title, subjects, version, data, claimed, conforms}) => {
    const own = runs.filter(({target}) => target === name)
    const versions = [...new Set(own.map((run) => run.version))]
    return {
      name,
      title,
      subjects: JSON.parse(subjects) as string[],
      version,
      claim: data === null ? null : (JSON.parse(data) as Record<string, unknown>),
      claimVersion: claimed,
      conforms: conforms === null ? [] : (JSON.parse(conforms) as string[]),
      survey: data === null ? readSurvey(own.map(({file}) => join(root, file))) : null,
      runs: own.length,
      seenVersion: versions.length === 1 ? versions[0]! : null,
    }
  })
}

/** The first line of a results file says what the run observed of the target. */
function readSurvey(files: string[]): Record<string, unknown> | null {
  for (const file of files.filter(existsSync)) {
    const head = JSON.parse(readFileSync(file, 'utf8').split('\n', 1)[0]!) as {survey?: Record<string, unknown>}
    if (head.survey !== undefined) return head.survey
  }
  return null
}
