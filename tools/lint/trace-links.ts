import type {Finding} from '../model/finding.ts'
import type {GradedLink} from '../model/lint-rows.ts'
import type {LintInput} from './input.ts'

/** Every link of a requirement or case leads somewhere, to the right kind of thing, once, and to what stands there now. */
export function traceLinks({links, spec}: LintInput): Finding[] {
  return links.flatMap((link): Finding[] => {
    const {file, line, column} = link
    const described = describe(link, spec.links[link.role]!)
    return described ? [{file, line, column, ...described}] : []
  })
}

function describe(
  {source, role, destination, revision, current, status}: GradedLink,
  {to, from}: {from: string; to: string},
): Pick<Finding, 'rule' | 'message' | 'fix'> | undefined {
  switch (status) {
    case 'orphaned':
      return to === 'clause'
        ? {
            rule: 'unknown-clause',
            message: `Unexpected clause \`${destination}\` of ${source}, expected an alias of a catalogue`,
            fix: 'mend the alias, or add it to the catalogue: `catalogue#alias`',
          }
        : {
            rule: 'orphaned-link',
            message: `Unexpected destination \`${destination}\` of \`${role}\` of ${source}, expected a ${to} in force`,
            fix: from === 'case' ? 'name a requirement that is in force, or remove the case' : 'mend the id',
          }
    case 'wrong-type':
      return {
        rule: 'wrong-type-link',
        message: `Unexpected destination \`${destination}\` of \`${role}\` of ${source}, expected a ${to}`,
        fix: 'use the link role that leads to such an item (`links` in spec.yaml)',
      }
    case 'duplicate':
      return {
        rule: 'duplicate-link',
        message: `Unexpected second \`${role}\` link of ${source} to \`${destination}\`, expected one`,
        fix: 'remove one of the two',
      }
    case 'outdated':
      return {
        rule: 'outdated-link',
        message: `Unexpected link of ${source} to \`${destination}${revision === null ? '' : `@${revision}`}\`, whose meaning has changed, expected revision ${current ?? 'in force'}`,
        fix: 'look whether it still holds, then name the revision in force',
      }
    default:
      return undefined
  }
}
