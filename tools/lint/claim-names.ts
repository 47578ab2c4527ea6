import {claimKeys} from '../model/claim-keys.ts'
import {answerKeys, readAnswers} from '../model/conditions/atom-answers.ts'
import {knownNames} from '../model/conditions/atom-names.ts'
import type {Finding} from '../model/finding.ts'
import type {Claim} from '../model/sources.ts'
import {claimFinding} from './claim-place.ts'
import type {LintInput} from './input.ts'

/** What a claim says can be asked: no key of it is unknown; devices, bits and profiles are those of the catalogues and spec.yaml. */
export function claimNames({spec, catalogues, claims}: LintInput): Finding[] {
  if (claims.size === 0) return []
  const names = knownNames(spec, catalogues)
  const findings: Finding[] = []
  const keys = new Set<string>([...claimKeys, ...(spec.claims?.identity ?? []), ...answerKeys(spec.conditions)])
  for (const claim of claims.values()) {
    findings.push(...unknownKeys(claim, keys))
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

/** A key that nobody reads is an answer lost: `excpet` denies nothing. */
function unknownKeys(claim: Claim, keys: ReadonlySet<string>): Finding[] {
  return Object.keys(claim.data)
    .filter((key) => !keys.has(key))
    .map((key) =>
      claimFinding(claim, [key], {
        rule: 'claim-name',
        message: `Unexpected key \`${key}\` of a claim, expected one of ${[...keys].sort().join(', ')}`,
        fix: 'mend its spelling: nothing below it is read; words of your own belong into a comment (#)',
      }),
    )
}

function unknown(claim: Claim, path: string[], kind: string): Finding {
  return claimFinding(claim, path, {
    rule: 'claim-name',
    message: `Unexpected ${kind} \`${path.at(-1)}\` in a claim, expected a name of a catalogue or of spec.yaml`,
    fix: 'mend its spelling: nobody asks for this name',
  })
}
