import {knownNames} from '../model/conditions/atom-names.ts'
import type {Finding} from '../model/finding.ts'
import {claimFinding} from './claim-place.ts'
import type {LintInput} from './input.ts'

/** A value belongs to something that is asked for: a requirement, or a name that a condition may have. */
export function claimValues({spec, catalogues, claims, requirements}: LintInput): Finding[] {
  if (![...claims.values()].some(({values}) => values.length > 0)) return []
  const known = new Set(requirements().map(({id}) => id))
  for (const names of knownNames(spec, catalogues).values()) for (const name of names) known.add(name)
  return [...claims.values()].flatMap((claim) =>
    claim.values
      .filter(({name}) => !known.has(name))
      .map(({name}) =>
        claimFinding(claim, ['values', name], {
          rule: 'claim-name',
          message: `Unexpected value of \`${name}\`, expected a requirement in force or a name of a catalogue or of spec.yaml`,
          fix: 'mend its spelling: nobody asks for this name',
        }),
      ),
  )
}
