import type {ComposedItem, ComposedRequirement, Composition} from '../composition.ts'
import {allOf, always, atomsOf, type Condition, formatCondition, parseCondition} from '../condition.ts'
import type {ExtractedItem, Extraction} from '../extraction.ts'
import type {Finding, Place} from '../finding.ts'
import {shortHash} from '../hash.ts'
import type {IdPatterns} from '../id-pattern.ts'
import type {Catalogue, Entry, LedgerEvent} from '../sources.ts'
import type {ChapterPlace, Spec} from '../spec.ts'

import {knownNames} from './known-names.ts'
import {foldLedger, type LedgerState, ledgerFile} from './ledger-state.ts'

export interface CompositionInput {
  spec: Spec
  ids: IdPatterns
  chapters: {place: ChapterPlace; extraction: Extraction}[]
  entries: Entry[]
  ledger: LedgerEvent[]
  catalogues: Catalogue[]
}

/** Joins chapters, entries and ledger into one item an id. The first of two items with one id stands. */
export function composeItems(input: CompositionInput): Composition {
  const {spec, ids, chapters} = input
  const findings: Finding[] = []
  const ledger = foldLedger(input.ledger, ids)
  findings.push(...ledger.findings)
  const names = knownNames(spec, input.catalogues)
  const entries = indexEntries(input.entries, findings)
  const items = new Map<string, ComposedItem>()
  let doubled = false

  for (const {place, extraction} of chapters) {
    for (const extracted of extraction.items) {
      const id = uniqueName(extracted.id, items)
      const first = items.get(id)
      if (first) {
        doubled = true
        findings.push(doubledId(extracted, place, first, ids))
        continue
      }
      const required = spec.items[extracted.type]!.level === 'required'
      const entry = entries.get(id)
      const requirement = required ? composeRequirement(id, extracted, entry, place, spec, names, findings) : null
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
        ...stateOf(id, hash, extracted, place, ledger, findings),
        hash,
        file: place.path,
        chapter: place.number,
        extracted,
        requirement,
      })
    }
  }
  for (const entry of entries.values()) {
    if (!items.has(entry.id)) {
      findings.push(
        problem(
          'entry-without-item',
          entry,
          `Unexpected entry of \`${entry.id}\`, expected an item with that id in a chapter`,
          'tag the requirement in its chapter, or remove the entry',
        ),
      )
    }
  }
  for (const [id, {line}] of ledger.issued) {
    if (items.has(id)) continue
    findings.push({
      rule: 'vanished-id',
      severity: 'error',
      file: ledgerFile,
      line,
      column: 1,
      message: `Unexpected absence of \`${id}\`, expected every issued id in a chapter or retired`,
      fix: 'restore its block; to take it back, add a `retire` event with title and reason to the ledger',
    })
  }
  // A retired id that is used again is an error, and one item.
  const tombstones = [...ledger.retired.values()].filter(({id}) => !items.has(id))
  return {items: [...items.values()], tombstones, findings, doubled}
}

/** Placeholders without a working name may stand side by side; each gets a name that no author can write. */
function uniqueName(id: string, items: Map<string, ComposedItem>): string {
  if (!id.endsWith('?')) return id
  let name = id
  for (let count = 2; items.has(name); count++) name = `${id}~${count}`
  return name
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
  hash: string,
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
  if (issued.hashes.has(hash)) return {state: 'issued', revision: issued.revision}
  findings.push({
    ...problem(
      'suspect-item',
      at,
      `Unexpected change of ${id} since revision ${issued.revision}, expected the meaning that the ledger holds`,
      `restore it, or run \`avps accept ${id} --as editorial|clarified|strengthened|weakened\``,
    ),
    severity: 'warning',
  })
  return {state: 'suspect', revision: issued.revision}
}

function composeRequirement(
  id: string,
  extracted: ExtractedItem,
  entry: Entry | undefined,
  place: ChapterPlace,
  spec: Spec,
  names: Map<string, Set<string>>,
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

function doubledId(extracted: ExtractedItem, place: ChapterPlace, first: ComposedItem, ids: IdPatterns): Finding {
  const numbered = ids.partsOf(extracted.id)
  const placeholder =
    numbered?.number === null || numbered === undefined ? undefined : extracted.id.replace(/\d+$/, '?')
  return {
    rule: 'duplicate-id',
    severity: 'error',
    file: place.path,
    line: extracted.line,
    column: extracted.column,
    message: `Unexpected second definition of \`${extracted.id}\`, expected unique ids`,
    fix: placeholder
      ? `replace the second tag by \`[${placeholder}]\` and run \`avps tag\``
      : 'give the second one a name of its own',
    related: [
      {file: first.file, line: first.extracted.line, column: first.extracted.column, message: 'first defined here'},
    ],
  }
}

function problem(rule: string, {file, line, column}: Place, message: string, fix: string): Finding {
  return {rule, severity: 'error', file, line, column, message, fix}
}
