import {posix} from 'node:path'
import {z} from 'zod'
import type {Finding} from '../model/finding.ts'
import {type Parsed, parseRevisioned, type Target, type Waiver} from '../model/sources.ts'
import {isDay} from '../text/day.ts'
import {parseYamlFile} from './yaml-file.ts'
import {validate} from './yaml-shape.ts'

const target = z.looseObject({
  title: z.string(),
  adapter: z.string(),
  claim: z.string().nullable().default(null),
  subjects: z.array(z.string()),
  version: z.coerce.string().nullable().default(null),
  judged: z.union([z.string(), z.array(z.string())]).default([]),
})

const waivers = z.array(
  z.strictObject({
    requirement: z.string().optional(),
    link: z.string().optional(),
    target: z.string().optional(),
    observed: z.enum(['fail', 'error', 'not-run', 'not-observable', 'pass']).optional(),
    case: z.string().optional(),
    reason: z.string().min(1),
    owner: z.string().min(1),
    until: z.string().refine(isDay, 'expected a date such as 2027-06-30'),
  }),
)

/** Names of results and reports are longer than those of targets. */
const longestName = 200

/** `requirements/targets/<name>.yaml`: an implementation under test. `claim` is relative to the file. */
export function parseTarget(text: string, file: string): Parsed<Target | undefined> {
  const yaml = parseYamlFile(text, file)
  const read = validate(yaml, target, 'a target: title, adapter, subjects, and a claim if it has one')
  if (!read.value) return {value: undefined, findings: read.findings}
  const name = file.replace(/^requirements\/targets\//, '').replace(/\.yaml$/, '')
  if (name.split('/').some((part) => Buffer.byteLength(part) > longestName))
    return {value: undefined, findings: [longName(file)]}
  const {title, adapter, subjects, claim: path, version, judged} = read.value
  return {
    value: {
      name,
      file,
      title,
      adapter,
      subjects,
      claim: path && posix.join(posix.dirname(file), path),
      version: version === null ? null : (yaml.writtenAt(['version']) ?? version),
      judged: [judged].flat(),
      data: yaml.value as Record<string, unknown>,
    },
    findings: [],
  }
}

function longName(file: string): Finding {
  return {
    rule: 'source-value',
    file,
    line: 1,
    column: 1,
    message: `Unexpected name of a target, expected at most ${longestName} bytes`,
    fix: 'rename the file: results and reports are named after it',
  }
}

/** What can be accepted: neither a success nor a case that could not judge. */
const acceptable = ['fail', 'not-run', 'not-observable']

/** `requirements/waivers.yaml`: accepted gaps, each with reason, owner and expiry. */
export function parseWaivers(text: string, file: string): Parsed<Waiver[]> {
  const yaml = parseYamlFile(text, file)
  if (yaml.findings.length === 0 && (yaml.value === null || yaml.value === undefined)) return {value: [], findings: []}
  const read = validate(yaml, waivers, 'a list of waivers: requirement and target (or link), reason, owner, until')
  const findings = read.findings
  const value: Waiver[] = (read.value ?? []).map((waiver, index) => {
    const place = yaml.placeOf([index])
    const revisioned = parseRevisioned(waiver.requirement ?? '')
    if ((waiver.target === undefined) === (waiver.link === undefined)) {
      findings.push({
        rule: 'waiver-value',
        ...place,
        message: 'Unexpected reach of a waiver, expected `target` or `link`, and one of them alone',
        fix: 'name the target that has the gap, or the link (`link: serves NEED-…`)',
      })
    }
    if (waiver.target !== undefined && !acceptable.includes(waiver.observed ?? '')) {
      findings.push({
        rule: 'waiver-value',
        ...place,
        message: `Unexpected ${waiver.observed ? `\`${waiver.observed}\`` : 'waiver without `observed`'}, expected the gap that it accepts: ${acceptable.join(', ')}`,
        fix: 'name what was observed: a waiver accepts one verdict, and hides no other',
      })
    }
    if (!revisioned) {
      findings.push({
        rule: 'waiver-value',
        ...place,
        message: `Unexpected \`${waiver.requirement ?? 'waiver without requirement'}\`, expected a requirement with its revision`,
        fix: 'write `ID@revision`: a waiver accepts one wording',
      })
    }
    return {
      ...place,
      requirement: revisioned?.id ?? null,
      revision: revisioned?.revision ?? null,
      link: waiver.link ?? null,
      target: waiver.target ?? null,
      observed: waiver.observed ?? null,
      case: waiver.case ?? null,
      reason: waiver.reason,
      owner: waiver.owner,
      until: waiver.until,
    }
  })
  return {value, findings}
}
