import type {Finding} from '../model/finding.ts'
import type {LintInput} from './input.ts'

/** A case speaks once of a requirement on a target, in whichever files: of two lines nobody knows which one is true. */
export function doubledResults({runs, imports}: LintInput): Finding[] {
  const seen = new Map<string, {file: string; line: number; imported: boolean}>()
  const files = [...runs.map((run) => ({...run, imported: false})), ...imports.map((run) => ({...run, imported: true}))]
  return files.flatMap(({target, file, results, imported}) =>
    results.flatMap(({requirement, case: id, line}): Finding[] => {
      const key = JSON.stringify([target, requirement, id])
      const first = seen.get(key)
      if (!first) {
        seen.set(key, {file, line, imported})
        return []
      }
      const related = [{file: first.file, line: first.line, column: 1, message: 'first result here'}]
      return [
        {
          rule: 'doubled-result',
          ...{file, line, column: 1, related},
          message: `Unexpected second result of \`${id}\` for ${requirement} on ${target}, expected one; the worst counts`,
          fix: !imported
            ? `run \`avps conform --target ${target} --case ${id}\`: it writes the line anew`
            : first.imported
              ? 'remove one of the files, or import its report again without the test'
              : 'import the report again without the test, or leave the case to the report',
        },
      ]
    }),
  )
}
