import {readFileSync} from 'node:fs'
import type {Database} from 'better-sqlite3'
import {appliesTo, factsOf} from '../model/conditions/applicability.ts'
import type {Sources} from '../model/sources.ts'
import {packageRoot} from '../own/package-root.ts'

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
      const {id, subject, device, condition} = requirement
      const answerable = subject !== null && target.subjects.includes(subject)
      const profiles = JSON.parse(requirement.profiles) as string[]
      const applies = facts ? appliesTo({device, condition, profiles}, facts, sources.spec) : true
      insert.run(id, target.name, Number(answerable), applies === null ? null : Number(applies))
    }
  }
}
