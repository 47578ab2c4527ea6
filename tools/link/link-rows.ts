import {readFileSync} from 'node:fs'
import type {Database} from 'better-sqlite3'
import {answersOf} from '../claim-answers.ts'
import type {Composition} from '../composition.ts'
import {evaluateCondition} from '../condition.ts'
import {packageRoot} from '../package-root.ts'
import type {Sources} from '../sources.ts'
import type {Spec} from '../spec.ts'

/** Gives every link its status and says for every requirement and target whether it applies. */
export function linkRows(database: Database, sources: Sources, composition: Composition): void {
  database.transaction(() => {
    database.exec(readFileSync(new URL('tools/link/link-status.sql', packageRoot), 'utf8'))
    writeApplicability(database, sources, composition)
  })()
}

function writeApplicability(database: Database, sources: Sources, composition: Composition): void {
  const insert = database.prepare(
    'INSERT INTO applicability (requirement, target, answerable, applies) VALUES (?, ?, ?, ?)',
  )
  for (const target of sources.targets) {
    const facts = factsOf(sources, target.name, target.claim)
    for (const {id, requirement} of composition.items) {
      if (!requirement) continue
      const answerable = requirement.subject !== null && target.subjects.includes(requirement.subject)
      let applies: boolean | null = true
      if (facts) {
        const answer = answersOf(sources.spec.conditions, facts.data, requirement.device, facts.allProfiles)
        const inProfile = evaluateCondition(anyProfile(requirement.profiles, sources.spec), answer)
        const condition = evaluateCondition(requirement.condition, answer)
        applies = inProfile === false || condition === false ? false : inProfile && condition
      }
      insert.run(id, target.name, Number(answerable), applies === null ? null : Number(applies))
    }
  }
}

/** A requirement binds whoever claims one of its profiles, or one that extends it. */
function anyProfile(profiles: string[], spec: Spec): Parameters<typeof evaluateCondition>[0] {
  if (Object.keys(spec.profiles).length === 0) return {type: 'always'}
  const binding = Object.keys(spec.profiles).filter((name) => reaches(name, profiles, spec))
  return {type: 'or', operands: binding.map((name) => ({type: 'atom', kind: 'profile', name}))}
}

function reaches(name: string, profiles: string[], spec: Spec, depth = 0): boolean {
  if (profiles.includes(name)) return true
  return depth < 20 && (spec.profiles[name]?.extends ?? []).some((parent) => reaches(parent, profiles, spec, depth + 1))
}

/** What is known of a target: its claim, or what a run without claim saw of it; undefined where there is neither. */
function factsOf(
  {claims, runs}: Sources,
  target: string,
  claim: string | null,
): {data: Record<string, unknown>; allProfiles: boolean} | undefined {
  const claimed = claim === null ? undefined : claims.get(claim)
  if (claimed) return {data: claimed.data, allProfiles: false}
  const survey = runs.find((run) => run.target === target)?.survey
  return survey ? {data: survey, allProfiles: true} : undefined
}
