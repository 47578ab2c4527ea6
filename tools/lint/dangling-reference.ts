import type {Finding} from '../model/finding.ts'
import type {LintInput} from './input.ts'

/** A reference in running text names an item that exists and is in force. */
export function danglingReference({danglingReferences}: LintInput): Finding[] {
  return danglingReferences.map(({id, retired, successor, file, line, column}): Finding => {
    if (!retired) {
      return {
        rule: 'dangling-reference',
        file,
        line,
        column,
        message: `Unexpected reference to \`${id}\`, expected an item with that id`,
        fix: `mend the id; where the brackets are meant as such, write \`\\[${id}]\``,
      }
    }
    return {
      rule: 'retired-reference',
      file,
      line,
      column,
      message: `Unexpected reference to \`${id}\`, which was retired, expected one in force`,
      fix: successor ? `refer to \`[${successor}]\`` : 'refer to what takes its place, or remove the reference',
    }
  })
}
