import type {Finding} from '../model/finding.ts'
import {claimFinding} from './claim-place.ts'
import {rowsById} from './claim-says.ts'
import type {LintInput} from './input.ts'

/** Evidence is given for a requirement that asks for it, in the wording that is in force. */
export function claimEvidence({claims, requirements}: LintInput): Finding[] {
  if (claims.size === 0) return []
  const rows = rowsById(requirements())
  return [...claims.values()].flatMap((claim) =>
    claim.evidence.flatMap(({requirement, revision}) => {
      const row = rows.get(requirement)
      const at = (message: string, fix: string): Finding =>
        claimFinding(claim, ['evidence', `${requirement}@${revision}`], {
          rule: 'claim-evidence',
          message,
          fix,
        })
      if (!row)
        return [at(`Unexpected evidence for \`${requirement}\`, expected a requirement in force`, 'mend the id')]
      if (row.answer !== 'evidence')
        return [
          at(
            `Unexpected evidence for ${requirement}, expected evidence where no case decides`,
            'remove it: a run of the suite answers this requirement',
          ),
        ]
      if (row.revision !== revision)
        return [
          at(
            `Unexpected evidence for ${requirement}@${revision}, expected revision ${row.revision}`,
            'review it against the wording in force',
          ),
        ]
      return []
    }),
  )
}
