import {countStates} from '../../model/state-counts.ts'
import {shortHash} from '../../text/hash.ts'
import type {ReportRequirement, ReportRows} from '../../trace/report.ts'
import {concludeProfile} from './conclusion.ts'
import type {Report, ReportedRequirement} from './report.ts'

/** Everything that a report says of a target. Nothing is decided here that the database does not say. */
export function buildReport({
  specification,
  errors,
  tool,
  target,
  claim,
  runs,
  profiles,
  cases,
  requirements,
}: ReportRows): Report {
  const {licence: _, ...named} = specification
  const levels = distinct(requirements, ({level}) => level).sort(
    (a, b) => levelOrder.indexOf(a) - levelOrder.indexOf(b),
  )
  return {
    report: 'compliance',
    format: 1,
    basis: claim ? 'claim' : 'survey',
    specification: {
      ...named,
      digest: shortHash(
        requirements.map(({id, revision, level, hash}) => `${id}@${revision} ${level} ${hash}\n`).join(''),
      ),
    },
    errors,
    tool,
    target,
    claim: claim && {
      ...withoutHash(claim),
      digest: claim.hash,
      states_conformance_to: claim.conforms,
    },
    suite_digest: shortHash(cases.map((line) => `${line}\n`).join('')),
    runs: runs.map(({claim: selected, ...run}) => ({
      ...run,
      current_claim: claim === null || selected === null ? null : selected === claim.hash,
    })),
    counts: countsOf(requirements),
    by_level: levels.map((level) => ({
      name: level,
      title: level,
      ...countsOf(requirements.filter((one) => one.level === level)),
    })),
    by_chapter: distinct(requirements, ({chapter}) => chapter).map((chapter) => {
      const own = requirements.filter((one) => one.chapter === chapter)
      return {name: chapter, title: `${own[0]!.chapter_number} ${own[0]!.chapter_title}`, ...countsOf(own)}
    }),
    by_profile: profiles.map(({name, title}) => ({
      name,
      title,
      ...countsOf(requirements.filter((one) => one.profiles.includes(name))),
    })),
    conclusions: profiles.map((profile) =>
      concludeProfile(profile, claim?.conforms.includes(profile.name) ?? false, requirements),
    ),
    requirements: requirements.map((one) => reported(one, target)),
  }
}

function countsOf(requirements: ReportRequirement[]) {
  return countStates(requirements.map(({state}) => [state, 1] as const))
}

const levelOrder = ['MUST', 'MUST NOT', 'SHOULD', 'SHOULD NOT', 'MAY']

function withoutHash({hash: _, conforms: __, ...identity}: NonNullable<ReportRows['claim']>) {
  return identity
}

function distinct<Row>(rows: Row[], of: (row: Row) => string): string[] {
  return [...new Set(rows.map(of))]
}

function reported(one: ReportRequirement, target: ReportRows['target']): ReportedRequirement {
  const {id, revision, title, text, level, subject, verify, condition, chapter, section, profiles, evidence, waivers} =
    one
  return {
    ...{id, revision, title, text, level, subject, verify, condition, chapter, section, profiles},
    state: one.state as ReportedRequirement['state'],
    verdict: one.counted ? one.verdict : null,
    claimed: one.support,
    claim_reason: one.support_reason,
    asked_for: one.asked_for,
    answers: one.answers.map((answer) => ({
      ...answer,
      again: target.adapter === 'none' ? null : `avps conform --target ${target.name} --case ${answer.case}`,
    })),
    evidence,
    waivers,
  }
}
