import type {RatedFinding, Severity} from '../model/finding.ts'
import {oneLine} from '../text/terminal.ts'

const colour: Record<Severity, string> = {error: '\u001b[31m', warning: '\u001b[33m', info: '\u001b[36m'}
const reset = '\u001b[0m'

/** A finding as an editor understands it: `file:line:column: severity: message (rule)`, its related places, its mend. */
export function formatFinding(finding: RatedFinding, colours = false): string {
  const severity = colours ? `${colour[finding.severity]}${finding.severity}${reset}` : finding.severity
  const {line, column, rule} = finding
  const lines = [`${oneLine(finding.file)}:${line}:${column}: ${severity}: ${oneLine(finding.message)} (${rule})`]
  for (const {file, line, column, message} of finding.related ?? [])
    lines.push(`  ${oneLine(file)}:${line}:${column}: ${oneLine(message)}`)
  if (finding.fix) lines.push(`  fix: ${oneLine(finding.fix)}`)
  return lines.join('\n')
}

/** `2 findings: 1 error, 1 warning`. */
export function summarizeFindings(findings: Pick<RatedFinding, 'severity'>[]): string {
  const counts = new Map<Severity, number>()
  for (const {severity} of findings) counts.set(severity, (counts.get(severity) ?? 0) + 1)
  return summarizeCounts(counts.get('error') ?? 0, counts.get('warning') ?? 0, counts.get('info') ?? 0)
}

export function summarizeCounts(errors: number, warnings: number, infos: number): string {
  const total = errors + warnings + infos
  if (total === 0) return 'no findings'
  const parts = [plural(errors, 'error'), plural(warnings, 'warning'), plural(infos, 'hint')].filter(
    (part) => !part.startsWith('0 '),
  )
  return `${plural(total, 'finding')}: ${parts.join(', ')}`
}

/** Lines for the log of a GitHub workflow, which shows them at their places. */
export function formatForGithub({severity, file, line, column, rule, message, fix}: RatedFinding): string {
  const level = severity === 'info' ? 'notice' : severity
  const property = (text: string) => data(text).replace(/:/g, '%3A').replace(/,/g, '%2C')
  return `::${level} file=${property(file)},line=${line},col=${column},title=${property(rule)}::${data(fix ? `${message}\nfix: ${fix}` : message)}`
}

function data(text: string): string {
  return text.replace(/%/g, '%25').replace(/\r/g, '%0D').replace(/\n/g, '%0A')
}

export function plural(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}`
}
