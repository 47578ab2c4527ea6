import {z} from 'zod'
import type {Observation} from '../model/observation.ts'
import {type Parsed, parseRevisioned, type Run} from '../model/sources.ts'
import {parseJsonLines} from './json-lines.ts'

const head = z.looseObject({
  target: z.string(),
  targetVersion: z.string(),
  suite: z.string(),
  specification: z.string(),
  claim: z.string().nullable().default(null),
  run: z.string().nullable().default(null),
  judged: z.record(z.string(), z.string()).default({}),
  survey: z.record(z.string(), z.unknown()).nullable().default(null),
})

const observation = z.looseObject({
  requirement: z.string(),
  case: z.string(),
  caseHash: z.string(),
  judge: z.string().nullable().default(null),
  observed: z.enum(['pass', 'fail', 'error', 'not-run', 'not-observable']),
  reason: z.string().nullable().default(null),
  evidence: z.string().nullable().default(null),
})

/** `results/<target>.jsonl`: what a run observed. The first line says what was run, then one observation a line. */
export function parseRun(text: string, file: string): Parsed<Run | undefined> {
  const {value, findings} = parseJsonLines(text, file, z.union([head, observation]), 'an observation')
  const first = value[0]
  if (!first || !('target' in first.data)) {
    findings.push({
      rule: 'results-head',
      file,
      line: 1,
      column: 1,
      message: 'Unexpected first line, expected target, versions and suite',
      fix: 'run the suite again: it writes this file',
    })
    return {value: undefined, findings}
  }
  const results: Observation[] = []
  for (const {data, line} of value.slice(1)) {
    const revisioned = 'case' in data ? parseRevisioned(String(data.requirement)) : undefined
    if (!revisioned || !('case' in data)) {
      findings.push({
        rule: 'json-line',
        file,
        line,
        column: 1,
        message: 'Unexpected line, expected an observation with `requirement: ID@revision`',
        fix: 'run the suite again: it writes this file',
      })
      continue
    }
    const {case: id, caseHash, judge, observed, reason, evidence} = data as z.infer<typeof observation>
    results.push({
      requirement: revisioned.id,
      revision: revisioned.revision,
      case: id,
      caseHash,
      judge,
      observed,
      reason,
      evidence,
      line,
    })
  }
  const {target, targetVersion, suite, specification, claim, run, judged, survey} = first.data as z.infer<typeof head>
  return {value: {target, file, targetVersion, suite, specification, claim, run, judged, survey, results}, findings}
}
