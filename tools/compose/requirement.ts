import type {ComposedRequirement} from '../model/composition.ts'
import type {ExtractedItem} from '../model/extraction.ts'
import type {Finding, Place} from '../model/finding.ts'
import type {Entry} from '../model/sources.ts'
import type {ChapterPlace, Spec} from '../model/spec.ts'
import {composeCondition} from './condition.ts'
import type {CompositionContext} from './context.ts'
import {problem, type ReportAt} from './problem.ts'

/** What the text, the front matter and the entry say together. A value of the entry comes before one of its chapter. */
export function composeRequirement(
  id: string,
  extracted: ExtractedItem,
  entry: Entry | undefined,
  place: ChapterPlace,
  {spec, names}: CompositionContext,
  findings: Finding[],
): ComposedRequirement {
  const at: Place = {file: place.path, line: extracted.line, column: extracted.column}
  const placeOf = (key: string): Place => {
    const found = entry?.places[key]
    return entry && found ? {file: entry.file, line: found[0], column: found[1]} : at
  }
  const report: ReportAt = (rule, key, message, fix) => findings.push(problem(rule, placeOf(key), message, fix))
  const subject = entry?.subject ?? extracted.subject
  const verify = entry?.verify ?? extracted.verify ?? (spec.verify.test ? 'test' : Object.keys(spec.verify)[0]!)
  const profiles = entry?.profiles ?? extracted.profiles ?? Object.keys(spec.profiles)
  const expectOneOf = (key: string, value: string, allowed: string[]) => {
    if (allowed.includes(value)) return
    const message = `Unexpected \`${value}\` as \`${key}\` of ${id}, expected one of ${allowed.join(', ')}`
    report('unknown-name', key, message, 'use a name of spec.yaml')
  }
  if (subject !== null) expectOneOf('subject', subject, spec.subjects)
  expectOneOf('verify', verify, Object.keys(spec.verify))
  for (const profile of profiles) expectOneOf('profiles', profile, Object.keys(spec.profiles))
  const condition = composeCondition(id, entry?.when ?? 'always', extracted.device, spec, names, report)
  const links = linksOf(extracted, entry, place)
  const answer = Object.hasOwn(spec.verify, verify) ? spec.verify[verify]! : 'case'
  const missing = missingKeys({subject, answer, links}, extracted, entry, spec)
  if (missing.length > 0)
    findings.push(
      problem(
        'incomplete-entry',
        entry ?? at,
        `Unexpected entry of ${id} without ${missing.join(', ')}, expected ${missing.length === 1 ? 'it' : 'them'}`,
        `add ${missing.map((key) => `\`${key}:\``).join(', ')} to \`${id}:\` in ${entry?.file ?? `requirements/${place.slug}.yaml`}`,
      ),
    )
  return {
    subject,
    device: extracted.device,
    verify,
    answer,
    condition,
    profiles,
    rationale: entry?.rationale ?? null,
    evidence: entry?.evidence ?? null,
    uses: entry?.uses ?? [],
    links,
  }
}

/** Those of the entry; its chapter's sources where it names none. */
function linksOf(
  extracted: ExtractedItem,
  entry: Entry | undefined,
  {path}: ChapterPlace,
): ComposedRequirement['links'] {
  const links = (entry?.links ?? []).map((link) => ({...link, file: entry!.file}))
  if (links.some(({role}) => role === 'source')) return links
  const sources = extracted.source.map((destination) => ({role: 'source', destination, file: path, line: 1, column: 1}))
  return [...links, ...sources]
}

/** What an entry has to say and does not. */
function missingKeys(
  {subject, answer, links}: Pick<ComposedRequirement, 'subject' | 'answer' | 'links'>,
  extracted: ExtractedItem,
  entry: Entry | undefined,
  spec: Spec,
): string[] {
  const upward = Object.entries(spec.links)
    .filter(([, link]) => link.covers && link.from === extracted.type)
    .map(([role]) => role)
  return [
    subject === null ? 'subject' : '',
    entry?.rationale ? '' : 'rationale',
    upward.length > 0 && !links.some(({role}) => upward.includes(role)) ? upward.join(' or ') : '',
    answer === 'evidence' && !entry?.evidence ? 'evidence' : '',
  ].filter((key) => key !== '')
}
