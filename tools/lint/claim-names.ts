import type {Finding} from '../finding.ts'
import {knownNames} from '../known-names.ts'
import type {Claim} from '../sources.ts'
import {claimFinding} from './claim-place.ts'
import type {LintInput} from './input.ts'

/** What a claim answers can be asked: its devices, bits and profiles have the names of the catalogues and of spec.yaml. */
export function claimNames({spec, catalogues, claims}: LintInput): Finding[] {
  if (claims.size === 0) return []
  const names = knownNames(spec, catalogues)
  const findings: Finding[] = []
  for (const claim of claims.values()) {
    const seen = new Set<string>()
    for (const [kind, places] of Object.entries(spec.conditions)) {
      for (const place of places) {
        const path = place.split('.').filter((part) => part !== 'catalogue')
        for (const found of answersAt(claim.data, path, [])) {
          const name = found.at(-1)!
          const key = found.join('/')
          if (names.get(kind)!.has(name) || seen.has(key)) continue
          seen.add(key)
          findings.push(unknown(claim, found, kind))
        }
      }
    }
  }
  return findings
}

/** Paths of the names that stand where these keys lead; a mapping on the way that is not named is passed through. */
function answersAt(value: unknown, path: string[], way: string[]): string[][] {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return []
  const [key, ...rest] = path
  if (key === undefined) return Object.keys(value).map((name) => [...way, name])
  if (Object.hasOwn(value, key)) return answersAt((value as Record<string, unknown>)[key], rest, [...way, key])
  if (way.length === 0) return []
  return Object.entries(value).flatMap(([name, child]) => answersAt(child, path, [...way, name]))
}

function unknown(claim: Claim, path: string[], kind: string): Finding {
  return claimFinding(claim, path, {
    rule: 'claim-name',
    severity: 'error',
    message: `Unexpected ${kind} \`${path.at(-1)}\` in a claim, expected a name of a catalogue or of spec.yaml`,
    fix: 'mend its spelling: nobody asks for this name',
  })
}
