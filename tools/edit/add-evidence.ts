import {isDeepStrictEqual} from 'node:util'
import {Document, isMap, isScalar, type Pair, parseDocument, type Scalar, type YAMLMap} from 'yaml'
import {pairOf} from '../text/yaml-keys.ts'

/** An entry of `evidence` in a claim: its key, and what it says in the order in which it is written. */
export interface EvidenceEntry {
  key: string
  value: Record<string, unknown>
}

/** The claim is written in a way that cannot be edited without changing more than was asked for. */
export class NotEditable extends Error {}

/** Keys that the claim has already. */
export function keysOfEvidence(text: string): Set<string> {
  const map = evidencePair(parse(text))?.value
  return new Set(isMap(map) ? map.items.map(({key}) => String((key as Scalar).value)) : [])
}

/**
 * The text of a claim with these entries: those that are there are replaced in place, the others come after the last one.
 * Every other byte stays as it is; the outcome is read again and compared. Throws `NotEditable`.
 */
export function addEvidence(text: string, entries: EvidenceEntry[]): string {
  const mark = text.startsWith('\ufeff') ? '\ufeff' : ''
  const content = text.slice(mark.length)
  const lineEnd = content.includes('\r\n') ? '\r\n' : '\n'
  const edited = entries.length === 0 ? content : edit(content, entries, lineEnd)
  const before = parse(content).toJS({maxAliasCount: 0}) as Record<string, unknown>
  const evidence = {
    ...(before.evidence as object | null),
    ...Object.fromEntries(entries.map(({key, value}) => [key, value])),
  }
  if (!isDeepStrictEqual(parse(edited).toJS({maxAliasCount: 0}), entries.length === 0 ? before : {...before, evidence}))
    throw new NotEditable('the evidence is written in a way that cannot be edited here')
  return mark + edited
}

function parse(text: string): Document.Parsed {
  const document = parseDocument(text, {stringKeys: true})
  if (document.errors.length > 0 || !isMap(document.contents)) throw new NotEditable('it cannot be read')
  if (document.contents.flow) throw new NotEditable('it stands in braces: write a key a line')
  return document
}

function evidencePair(document: Document.Parsed): Pair | undefined {
  return pairOf(document.contents as unknown as YAMLMap, 'evidence')
}

interface Splice {
  from: number
  to: number
  text: string
}

function edit(content: string, entries: EvidenceEntry[], lineEnd: string): string {
  const pair = evidencePair(parse(content))
  if (!pair) {
    const start = content === '' || content.endsWith('\n') ? '' : lineEnd
    return `${content}${start}evidence:${lineEnd}${blocks(entries, '  ', lineEnd)}`
  }
  const {value} = pair
  const splices =
    isMap(value) && value.items.length > 0
      ? inMap(content, value, entries, lineEnd)
      : inNothing(content, pair, entries, lineEnd)
  let out = content
  for (const {from, to, text} of splices.sort((a, b) => b.from - a.from))
    out = out.slice(0, from) + text + out.slice(to)
  return out
}

/** `evidence:`, `evidence: null` and `evidence: {}`: what follows on the line stays. */
function inNothing(content: string, {key, value}: Pair, entries: EvidenceEntry[], lineEnd: string): Splice[] {
  if (!isMap(value) && !(isScalar(value) && value.value === null)) throw new NotEditable('`evidence` is no mapping')
  const colon = content.indexOf(':', endOf(key)) + 1
  const [from, to] = value.range!
  const line = endOfLine(content, Math.max(to, colon))
  const added = `${content[line - 1] === '\n' ? '' : lineEnd}${blocks(entries, '  ', lineEnd)}`
  const cut: Splice[] = to > from ? [{from: colon, to, text: ''}] : []
  return [...cut, {from: line, to: line, text: added}]
}

function inMap(content: string, map: YAMLMap, entries: EvidenceEntry[], lineEnd: string): Splice[] {
  const start = (map.items[0]!.key as Scalar).range![0]
  const indent = ' '.repeat(start - (content.lastIndexOf('\n', start - 1) + 1))
  const write = (list: EvidenceEntry[]) => (map.flow ? flows(list) : blocks(list, indent, lineEnd))
  const splices: Splice[] = []
  const fresh: EvidenceEntry[] = []
  for (const entry of entries) {
    const pair = pairOf(map, entry.key)
    if (!pair) {
      fresh.push(entry)
      continue
    }
    const from = (pair.key as Scalar).range![0]
    const to = endOf(pair.value)
    const text = write([entry]).trimStart()
    // A value in a block ends with its line.
    splices.push({from, to, text: content[to - 1] === '\n' ? text : text.trimEnd()})
  }
  if (fresh.length === 0) return splices
  const end = endOf(map.items.at(-1)!.value)
  if (map.flow) return [...splices, {from: end, to: end, text: `, ${flows(fresh)}`}]
  const line = content[end - 1] === '\n' ? end : endOfLine(content, end)
  return [...splices, {from: line, to: line, text: `${content[line - 1] === '\n' ? '' : lineEnd}${write(fresh)}`}]
}

function endOf(node: unknown): number {
  return (node as {range: [number, number, number]}).range[1]
}

/** The offset after the line that holds an offset. */
function endOfLine(content: string, offset: number): number {
  const end = content.indexOf('\n', offset)
  return end < 0 ? content.length : end + 1
}

function blocks(entries: EvidenceEntry[], indent: string, lineEnd: string): string {
  return entries
    .map(({key, value}) => stringify({[key]: value}, false))
    .join('')
    .replace(/^(?=.)/gm, indent)
    .replaceAll('\n', lineEnd)
}

/** The mappings within a mapping in braces are in braces, too. */
function flows(entries: EvidenceEntry[]): string {
  return stringify(Object.fromEntries(entries.map(({key, value}) => [key, value])), true)
    .trim()
    .replace(/^\{\s*|\s*\}$/g, '')
}

/** Lines are never folded: a reviewer finds the words of the table as they stand there. */
function stringify(value: Record<string, unknown>, flow: boolean): string {
  const document = new Document(value)
  const contents = document.contents as unknown as YAMLMap
  contents.flow = flow
  for (const {value: entry} of contents.items) {
    const reviewed = isMap(entry) ? entry.get('reviewed', true) : undefined
    if (isMap(reviewed)) reviewed.flow = true
  }
  return document.toString({lineWidth: 0, flowCollectionPadding: false})
}
