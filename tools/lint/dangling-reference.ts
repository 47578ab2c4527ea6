import type {Finding} from '../finding.ts'
import type {LintInput} from './input.ts'

/** A reference in running text names an item that exists and is in force. */
export function danglingReference({chapters, items, tombstones}: LintInput): Finding[] {
  const findings: Finding[] = []
  for (const {place, extraction} of chapters) {
    for (const {id, line, column} of extraction.references) {
      if (items.has(id)) continue
      const tombstone = tombstones.get(id)
      const at = {file: place.path, line, column}
      findings.push(
        tombstone
          ? {
              rule: 'retired-reference',
              severity: 'warning',
              ...at,
              message: `Unexpected reference to \`${id}\`, which was retired, expected one in force`,
              fix: tombstone.successor
                ? `refer to \`[${tombstone.successor}]\``
                : 'refer to what takes its place, or remove the reference',
            }
          : {
              rule: 'dangling-reference',
              severity: 'error',
              ...at,
              message: `Unexpected reference to \`${id}\`, expected an item with that id`,
              fix: `mend the id; where the brackets are meant as such, write \`\\[${id}]\``,
            },
      )
    }
  }
  return findings
}
