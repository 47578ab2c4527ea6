import {compareText} from '../model/finding.ts'
import type {Observation} from '../model/observation.ts'
import {judgedBy, type Run} from '../model/sources.ts'

/** The first line of a results file: what was run, and when it was first seen so. */
export type Head = Omit<Run, 'file' | 'results'>

/** The text of `results/<target>.jsonl`: a head, then one observation a line, by case. Equal runs of a day, equal files. */
export function formatResults(run: Head, results: Omit<Observation, 'line'>[]): string {
  const {target, targetVersion, suite, specification, claim, run: day, judged, survey} = run
  const head = {target, targetVersion, suite, specification, claim, run: day, judged, ...(survey ? {survey} : {})}
  const lines = results
    .toSorted((a, b) => compareText(a.case, b.case) || compareText(a.requirement, b.requirement))
    .map(({requirement, revision, case: id, caseHash, judge, observed, reason, evidence}) =>
      JSON.stringify({
        requirement: `${requirement}@${revision}`,
        case: id,
        caseHash,
        judge,
        observed,
        reason,
        evidence,
      }),
    )
  return `${[JSON.stringify(head), ...lines].join('\n')}\n`
}

/** The text of a run on this day. One that saw what the run before it saw keeps that day. */
export function formatRun(run: Head, results: Omit<Observation, 'line'>[], earlier: Run | undefined): string {
  const day = earlier?.run
  if (!earlier || !day) return formatResults(run, results)
  const again = formatResults({...run, run: day}, results)
  return again === formatResults(earlier, earlier.results) ? again : formatResults(run, results)
}

/**
 * Does an earlier run speak of what the target is now? One head speaks for all lines of a file. Devices below the root are
 * left to the lines; of what lies outside, `outside` holds what this run saw.
 */
export function isSameTarget(earlier: Run, head: Head, outside: Record<string, string>): boolean {
  const {targetVersion, suite, specification, claim, survey} = earlier
  return (
    targetVersion === head.targetVersion &&
    suite === head.suite &&
    specification === head.specification &&
    claim === head.claim &&
    JSON.stringify(survey) === JSON.stringify(head.survey) &&
    Object.entries(outside).every(([name, what]) => earlier.judged[name] === what)
  )
}

/** The observations of an earlier run that are left standing: of cases that were not run now, on devices that are the same. */
export function keptResults(
  earlier: Run,
  head: Head,
  /** Device of a case that is there, and was not run now; undefined for any other. */
  deviceOf: (id: string) => string | null | undefined,
): Observation[] {
  const devices = Object.keys(head.judged)
  return earlier.results.filter(({case: id}) => {
    const device = deviceOf(id)
    if (device === undefined) return false
    return judgedBy(device, earlier.judged, devices) === judgedBy(device, head.judged, devices)
  })
}
