import {compareText} from '../finding.ts'
import type {Observation, Run} from '../sources.ts'

/** The text of `results/<target>.jsonl`: a head, then one observation a line, by case. No times: equal runs, equal files. */
export function formatResults(run: Omit<Run, 'file' | 'results'>, results: Omit<Observation, 'line'>[]): string {
  const {target, targetVersion, suite, specification, claim, survey} = run
  const head = {target, targetVersion, suite, specification, claim, ...(survey ? {survey} : {})}
  const lines = results
    .toSorted((a, b) => compareText(a.case, b.case) || compareText(a.requirement, b.requirement))
    .map(({requirement, revision, case: id, caseHash, observed, reason, evidence}) =>
      JSON.stringify({requirement: `${requirement}@${revision}`, case: id, caseHash, observed, reason, evidence}),
    )
  return `${[JSON.stringify(head), ...lines].join('\n')}\n`
}

/**
 * The observations of an earlier run that a run of some cases leaves standing: none where it met another version of the
 * target or of the claim, since one head speaks for all lines.
 */
export function keptResults(
  earlier: Run | undefined,
  head: Omit<Run, 'file' | 'results'>,
  /** A case that is there, and was not run now. */
  stands: (id: string) => boolean,
): Observation[] {
  if (!earlier) return []
  const {targetVersion, suite, specification, claim, survey} = earlier
  const same =
    targetVersion === head.targetVersion &&
    suite === head.suite &&
    specification === head.specification &&
    claim === head.claim &&
    JSON.stringify(survey) === JSON.stringify(head.survey)
  return same ? earlier.results.filter(({case: id}) => stands(id)) : []
}
