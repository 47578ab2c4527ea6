import type {Finding, Place} from '../model/finding.ts'
import type {LintInput} from './input.ts'

/** What a requirement or a case uses is something that an adapter could offer: a misspelt name would never be observed. */
export function knownCapabilities({spec: {capabilities}, entries, cases}: LintInput): Finding[] {
  if (!capabilities) return []
  const known = Object.keys(capabilities)
  return [...entries, ...cases].flatMap(({uses, file, line, column}: Place & {uses: string[]}) =>
    uses
      .filter((name) => !known.includes(name))
      .map((name) => ({
        rule: 'unknown-capability',
        file,
        line,
        column,
        message: `Unexpected \`${name}\` in \`uses\`, expected one of ${known.join(', ')}`,
        fix: 'mend its spelling, or describe it under `capabilities` in spec.yaml',
      })),
  )
}
