import type {Finding, Place} from '../model/finding.ts'
import type {IdPatterns} from '../model/id-pattern.ts'

/** The finding about a second tag with one id, at its place, with the first one beside it. */
export function doubledId(
  second: {id: string; line: number; column: number},
  file: string,
  first: Place,
  ids: IdPatterns,
): Finding {
  const {id, line, column} = second
  const parts = ids.partsOf(id)
  const placeholder = parts === undefined || parts.number === null ? undefined : id.replace(/\d+$/, '?')
  return {
    rule: 'duplicate-id',
    file,
    line,
    column,
    message: `Unexpected second definition of \`${id}\`, expected unique ids`,
    fix: placeholder
      ? `replace the second tag by \`[${placeholder}]\` and run \`avps tag\``
      : 'give the second one a name of its own',
    related: [{file: first.file, line: first.line, column: first.column, message: 'first defined here'}],
  }
}
