import type {ComposedChapter, ComposedItem, ComposedRequirement} from '../model/composition.ts'
import {allOf, always, atomsOf, type Condition, formatCondition, parseCondition} from '../model/conditions/condition.ts'
import {knownNames} from '../model/conditions/known-names.ts'
import type {ExtractedItem, Extraction} from '../model/extraction.ts'
import type {Finding, Place} from '../model/finding.ts'
import type {IdPatterns} from '../model/id-pattern.ts'
import type {Catalogue, Entry, LedgerEvent} from '../model/sources.ts'
import type {ChapterPlace, Spec} from '../model/spec.ts'
import {shortHash} from '../text/hash.ts'
import {doubledId} from './doubled-id.ts'
import {ledgerLevels, linesWithoutLevel} from './ledger-levels.ts'
import {foldLedger, isAccepted, type LedgerState, levelsOf, type Meaning} from './ledger-state.ts'

/** Everything beside a chapter's text that decides what its items are. */
export interface CompositionContext {
  spec: Spec
  ids: IdPatterns
  entries: Map<string, Entry>
  ledger: LedgerState
  /** Kind of atom: the names that it may have. */
  names: Map<string, Set<string>>
}

/** Indexes what was read; its findings are those of the ledger and the entries themselves. */
export function composeContext(
  spec: Spec,
  ids: IdPatterns,
  entries: Entry[],
  ledger: LedgerEvent[],
  catalogues: Catalogue[],
): {context: CompositionContext; findings: Finding[]} {
  const state = foldLedger(ledger, ids)
  const findings = [...state.findings, ...ledgerLevels(linesWithoutLevel(ledger, state, ids, spec.items))]
  const context = {
    spec,
    ids,
    entries: indexEntries(entries, findings),
    ledger: state,
    names: knownNames(spec, catalogues),
  }
  return {context, findings}
}

/** Joins the items of a chapter, save the `omitted`, with their entries and the ledger, one item an id. */
export function composeChapter(
  place: ChapterPlace,
  extraction: Extraction,
  context: CompositionContext,
  omitted: Set<string> = new Set(),
): ComposedChapter {
  const {spec, ids, entries, ledger} = context
  const findings: Finding[] = []
  const items = new Map<string, ComposedItem>()
  let doubled = false
  for (const extracted of extraction.items) {
    const id = extracted.name
    if (omitted.has(id)) continue
    const first = items.get(id)
    if (first) {
      doubled = true
      findings.push(doubledId(extracted, place.path, {...first.extracted, file: first.file}, ids))
      continue
    }
    const required = spec.items[extracted.type]!.level === 'required'
    const entry = entries.get(id)
    const requirement = required ? composeRequirement(id, extracted, entry, place, context, findings) : null
    if (!required && entry) {
      findings.push(
        problem(
          'entry-of-other-item',
          entry,
          `Unexpected entry of ${id}, expected entries of requirements only`,
          'remove the entry',
        ),
      )
    }
    const condition = requirement ? formatCondition(requirement.condition) : ''
    const hash = shortHash(`${requirement?.subject ?? ''}\n${condition}\n${extracted.text}`)
    items.set(id, {
      id,
      type: extracted.type,
      ...stateOf(id, {hash, level: extracted.level}, extracted, place, ledger, findings),
      hash,
      file: place.path,
      chapter: place.number,
      extracted,
      requirement,
    })
  }
  return {items: [...items.values()], findings, doubled}
}

function indexEntries(list: Entry[], findings: Finding[]): Map<string, Entry> {
  const entries = new Map<string, Entry>()
  for (const entry of list) {
    const first = entries.get(entry.id)
    if (!first) {
      entries.set(entry.id, entry)
      continue
    }
    findings.push({
      ...problem('second-entry', entry, `Unexpected second entry of \`${entry.id}\`, expected one`, 'join the two'),
      related: [{file: first.file, line: first.line, column: first.column, message: 'first entry here'}],
    })
  }
  return entries
}

function stateOf(
  id: string,
  meaning: Meaning,
  extracted: ExtractedItem,
  place: ChapterPlace,
  ledger: LedgerState,
  findings: Finding[],
): Pick<ComposedItem, 'state' | 'revision'> {
  const at = {file: place.path, line: extracted.line, column: extracted.column}
  const tombstone = ledger.retired.get(id)
  if (tombstone) {
    findings.push(
      problem(
        'retired-id',
        at,
        `Unexpected \`${id}\`, which was retired, expected an id that is in force`,
        tombstone.successor
          ? `use ${tombstone.successor}, or ask for a new number with \`?\``
          : 'ask for a new number with `?`',
      ),
    )
    return {state: 'unissued', revision: tombstone.revision}
  }
  const issued = ledger.issued.get(id)
  if (!issued) {
    findings.push({
      ...problem(
        'unissued-id',
        at,
        `Unexpected \`${id}\`, which was never issued, expected an id of the ledger`,
        'run `avps tag`',
      ),
      severity: 'warning',
    })
    return {state: 'unissued', revision: 1}
  }
  if (isAccepted(issued, meaning)) return {state: 'issued', revision: issued.revision}
  const levels = levelsOf(issued)
  const change =
    levels.length === 0 || levels.some((level) => level === meaning.level)
      ? {
          message: `Unexpected change of ${id} since revision ${issued.revision}, expected the meaning that the ledger holds`,
          classes: 'editorial|clarified|strengthened|weakened',
        }
      : {
          message: `Unexpected change of ${id} since revision ${issued.revision}: level ${meaning.level ?? 'none'}, expected ${levels.join(' or ')}`,
          classes: 'clarified|strengthened|weakened',
        }
  findings.push({
    ...problem('suspect-item', at, change.message, `restore it, or run \`avps accept ${id} --as ${change.classes}\``),
    severity: 'warning',
  })
  return {state: 'suspect', revision: issued.revision}
}

function composeRequirement(
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
  const report = (rule: string, where: Place, message: string, fix: string) =>
    findings.push(problem(rule, where, message, fix))
  const subject = entry?.subject ?? extracted.subject
  const verify = entry?.verify ?? extracted.verify ?? (spec.verify.test ? 'test' : Object.keys(spec.verify)[0]!)
  const profiles = entry?.profiles ?? extracted.profiles ?? Object.keys(spec.profiles)
  const oneOf = (key: string, value: string, allowed: string[]) => {
    if (!allowed.includes(value))
      report(
        'unknown-name',
        placeOf(key),
        `Unexpected \`${value}\` as \`${key}\` of ${id}, expected one of ${allowed.join(', ')}`,
        'use a name of spec.yaml',
      )
  }
  if (subject !== null) oneOf('subject', subject, spec.subjects)
  oneOf('verify', verify, Object.keys(spec.verify))
  for (const profile of profiles) oneOf('profiles', profile, Object.keys(spec.profiles))

  const written = parseCondition(entry?.when ?? 'always')
  const when = 'condition' in written ? written.condition : always
  if ('error' in written)
    report(
      'condition-syntax',
      placeOf('when'),
      `${written.error.message}, at character ${written.error.offset + 1} of \`when\` of ${id}`,
      'write atoms joined by `and`, `or`, `not` and round brackets',
    )
  const device: Condition = extracted.device ? {type: 'atom', kind: 'device', name: extracted.device} : always
  const condition = allOf([device, when])
  for (const {kind, name} of atomsOf(condition)) {
    const known = names.get(kind)
    const where = placeOf('when')
    if (!known)
      report(
        'unknown-condition',
        where,
        `Unexpected \`${kind}(…)\` in the condition of ${id}, expected one of ${[...names.keys()].join(', ')}`,
        'use an atom of `conditions` in spec.yaml',
      )
    else if (!known.has(name))
      report(
        'unknown-condition',
        where,
        `Unexpected \`${kind}(${name})\` in the condition of ${id}, expected a name of ${spec.conditions[kind]!.join(' or ')}`,
        'mend the name, or add it to the catalogue',
      )
  }

  const links: ComposedRequirement['links'] = (entry?.links ?? []).map((link) => ({...link, file: entry!.file}))
  if (!links.some(({role}) => role === 'source')) {
    for (const destination of extracted.source)
      links.push({role: 'source', destination, file: place.path, line: 1, column: 1})
  }
  const answer = Object.hasOwn(spec.verify, verify) ? spec.verify[verify]! : 'case'
  const upward = Object.entries(spec.links)
    .filter(([, link]) => link.covers && link.from === extracted.type)
    .map(([role]) => role)
  const missing = [
    subject === null ? 'subject' : '',
    entry?.rationale ? '' : 'rationale',
    upward.length > 0 && !links.some(({role}) => upward.includes(role)) ? upward.join(' or ') : '',
    answer === 'evidence' && !entry?.evidence ? 'evidence' : '',
  ].filter((key) => key !== '')
  if (missing.length > 0) {
    const where = entry ?? at
    report(
      'incomplete-entry',
      {file: where.file, line: where.line, column: where.column},
      `Unexpected entry of ${id} without ${missing.join(', ')}, expected ${missing.length === 1 ? 'it' : 'them'}`,
      `add ${missing.map((key) => `\`${key}:\``).join(', ')} to \`${id}:\` in ${entry?.file ?? `requirements/${place.slug}.yaml`}`,
    )
  }
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

function problem(rule: string, {file, line, column}: Place, message: string, fix: string): Finding {
  return {rule, severity: 'error', file, line, column, message, fix}
}
