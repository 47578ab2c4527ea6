import type {Finding} from '../model/finding.ts'
import type {LintInput} from './input.ts'

/** Results speak of the text, the case, the code that judges and what is judged as they are now. One finding a file. */
export function outdatedResults({runs, imports, outdatedResults: rows}: LintInput): Finding[] {
  const files = [
    ...runs.map(({target, file}) => ({
      target,
      file,
      fix: `run them again: avps conform --target ${target} --outdated`,
    })),
    ...imports.map(({target, file}) => ({
      ...{target, file},
      fix: `test again, and import the new report: avps import results FILE --target ${target}`,
    })),
  ]
  return files.flatMap(({target, file, fix}): Finding[] => {
    const counts = rows.filter((row) => row.file === file)
    if (counts.length === 0) return []
    const total = counts.reduce((sum, {count}) => sum + count, 0)
    const causes = counts.map(({cause, count}) => `${cause}: ${count}`).join(', ')
    return [
      {
        rule: 'outdated-results',
        file,
        line: 1,
        column: 1,
        message: `Unexpected ${total} outdated ${total === 1 ? 'result' : 'results'} of ${target} (changed since: ${causes}), expected results of what is there now`,
        fix,
      },
    ]
  })
}
