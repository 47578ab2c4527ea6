import {z} from 'zod'
import type {Finding, RuleId} from '../model/finding.ts'
import {type ImportedResult, type ImportedRun, importedFolder} from '../model/imported.ts'
import {type Parsed, parseRevisioned} from '../model/sources.ts'
import {parseJsonLines} from './json-lines.ts'

const head = z.looseObject({
  target: z.string(),
  targetVersion: z.string(),
  specification: z.string(),
  imported: z.looseObject({
    format: z.string(),
    file: z.string(),
    sha256: z.string(),
    tool: z.string().nullable().default(null),
  }),
  run: z.string(),
})

const result = z.looseObject({
  requirement: z.string(),
  case: z.string(),
  caseHash: z.string().nullable().default(null),
  title: z.string(),
  observed: z.enum(['pass', 'fail', 'error', 'not-run']),
  reason: z.string().nullable().default(null),
  evidence: z.string().nullable().default(null),
})

const unmapped = z.looseObject({unmapped: z.string(), title: z.string(), observed: z.string()})

const fix = 'import the report again, with `avps import results`: it writes this file anew'

/** `results/imported/<target>/<name>.jsonl`: the first line says where it comes from, then a line a result. */
export function parseImported(text: string, file: string): Parsed<ImportedRun | undefined> {
  const {value, findings} = parseJsonLines(text, file, z.union([head, result, unmapped]), 'an imported result', fix)
  const report = (rule: RuleId, line: number, message: string): Finding => ({rule, file, line, column: 1, message, fix})
  const first = head.safeParse(value[0]?.data)
  if (!first.success || value[0]!.line !== 1) {
    findings.push(report('results-head', 1, 'Unexpected first line, expected target, version and origin'))
    return {value: undefined, findings}
  }
  const {target, targetVersion, specification, imported, run} = first.data
  const prefix = file.slice(importedFolder.length + 1).replace(/\.jsonl$/, ':')
  if (prefix.slice(0, prefix.lastIndexOf('/')) !== target) {
    findings.push(
      report(
        'results-head',
        1,
        `Unexpected results of \`${target}\`, expected those of the target that the folder names`,
      ),
    )
    return {value: undefined, findings}
  }
  const results: ImportedResult[] = []
  let others = 0
  for (const {data, line} of value.slice(1)) {
    if ('unmapped' in data) {
      others++
      continue
    }
    const revisioned = 'case' in data ? parseRevisioned(String(data.requirement)) : undefined
    if (!revisioned || !('case' in data)) {
      findings.push(report('json-line', line, 'Unexpected line, expected a result with `requirement: ID@revision`'))
      continue
    }
    const one = data as z.infer<typeof result>
    const foreign = one.caseHash === null
    // So no test of another file, or case of ours, has its id.
    if (foreign && !one.case.startsWith(prefix)) {
      findings.push(
        report('json-line', line, `Unexpected test \`${one.case}\`, expected one that opens with \`${prefix}\``),
      )
      continue
    }
    results.push({
      requirement: revisioned.id,
      revision: revisioned.revision,
      case: one.case,
      caseHash: one.caseHash ?? '',
      judge: null,
      observed: one.observed,
      reason: one.reason,
      evidence: one.evidence,
      line,
      title: one.title,
      foreign,
    })
  }
  const {format, file: name, sha256, tool} = imported
  return {
    value: {
      ...{target, file, targetVersion, specification, run},
      imported: {format, file: name, sha256, tool},
      results,
      unmapped: others,
    },
    findings,
  }
}
