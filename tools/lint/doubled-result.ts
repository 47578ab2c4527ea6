import type {Finding} from '../model/finding.ts'
import type {LintInput} from './input.ts'

/** A case speaks once of a requirement on a target, in whichever files: of two lines nobody knows which one is true. */
export function doubledResults({runs}: LintInput): Finding[] {
  const seen = new Map<string, {file: string; line: number}>()
  return runs.flatMap(({target, file, results}) =>
    results.flatMap(({requirement, case: id, line}): Finding[] => {
      const key = JSON.stringify([target, requirement, id])
      const first = seen.get(key)
      if (!first) {
        seen.set(key, {file, line})
        return []
      }
      return [
        {
          rule: 'doubled-result',
          file,
          line,
          column: 1,
          message: `Unexpected second result of \`${id}\` for ${requirement} on ${target}, expected one; the worst counts`,
          fix: `run \`avps conform --target ${target} --case ${id}\`: it writes the line anew`,
          related: [{...first, column: 1, message: 'first result here'}],
        },
      ]
    }),
  )
}
