import type {Finding, RuleId} from '../model/finding.ts'
import type {LintInput} from './input.ts'

/** A waiver names what exists, has not run out, and hides no success. */
export function waiverRules({
  waivers,
  date,
  revisionOf,
  targets,
  cases,
  imports,
  passingWaivers,
}: LintInput): Finding[] {
  const shows = new Set([
    ...cases.map(({id, requirement}) => JSON.stringify([id, requirement])),
    ...imports.flatMap(({results}) =>
      results.filter(({foreign}) => foreign).map(({case: id, requirement}) => JSON.stringify([id, requirement])),
    ),
  ])
  return waivers.flatMap((waiver, index): Finding[] => {
    const {file, line, column} = waiver
    const report = (rule: RuleId, message: string, fix: string): Finding => ({
      rule,
      file,
      line,
      column,
      message,
      fix,
    })
    const revision = waiver.requirement === null ? undefined : revisionOf(waiver.requirement)
    if (waiver.requirement !== null && revision === undefined) {
      return [
        report(
          'waiver-without-item',
          `Unexpected waiver of \`${waiver.requirement}\`, expected a requirement in force`,
          'mend the id, or remove the waiver',
        ),
      ]
    }
    if (waiver.target !== null && !targets.some(({name}) => name === waiver.target)) {
      return [
        report(
          'waiver-without-target',
          `Unexpected target \`${waiver.target}\` of a waiver, expected one of ${targets.map(({name}) => name).join(', ')}`,
          'mend the name',
        ),
      ]
    }
    if (waiver.case !== null && !shows.has(JSON.stringify([waiver.case, waiver.requirement]))) {
      return [
        report(
          'waiver-without-case',
          `Unexpected waiver of the case \`${waiver.case}\`, expected one that shows ${waiver.requirement}`,
          'mend the name, or leave `case` out: the waiver then lies over the worst answer to the requirement',
        ),
      ]
    }
    if (waiver.until < date) {
      return [
        report(
          'waiver-expired',
          `Unexpected waiver past ${waiver.until}, expected one that holds on ${date}`,
          'close the gap, or decide anew and move the date',
        ),
      ]
    }
    if (revision !== undefined && revision !== waiver.revision) {
      return [
        report(
          'waiver-outdated',
          `Unexpected waiver of ${waiver.requirement}@${waiver.revision}, expected revision ${revision}`,
          'decide anew on the wording in force',
        ),
      ]
    }
    if (passingWaivers.has(index)) {
      return [
        report(
          'waiver-passes',
          `Unexpected waiver of ${waiver.requirement} on ${waiver.target}, which passes, expected a gap`,
          'remove the waiver',
        ),
      ]
    }
    return []
  })
}
