import {readAnswers} from '../model/conditions/atom-answers.ts'
import {knownNames} from '../model/conditions/atom-names.ts'
import type {Finding} from '../model/finding.ts'
import type {Claim} from '../model/sources.ts'
import {claimFinding} from './claim-place.ts'
import type {LintInput} from './input.ts'

/** What a claim answers can be asked: its devices, bits and profiles have the names of the catalogues and of spec.yaml. */
export function claimNames({spec, catalogues, claims}: LintInput): Finding[] {
  if (claims.size === 0) return []
  const names = knownNames(spec, catalogues)
  const findings: Finding[] = []
  for (const claim of claims.values()) {
    const seen = new Set<string>()
    for (const {kind, path} of readAnswers(spec.conditions, claim.data).answers) {
      const key = path.join('/')
      if (names.get(kind)?.has(path.at(-1)!) !== false || seen.has(key)) continue
      seen.add(key)
      findings.push(unknown(claim, path, kind))
    }
  }
  return findings
}

function unknown(claim: Claim, path: string[], kind: string): Finding {
  return claimFinding(claim, path, {
    rule: 'claim-name',
    message: `Unexpected ${kind} \`${path.at(-1)}\` in a claim, expected a name of a catalogue or of spec.yaml`,
    fix: 'mend its spelling: nobody asks for this name',
  })
}
