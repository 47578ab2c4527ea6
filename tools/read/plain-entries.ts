import type {Entry} from '../model/sources.ts'

const idLine = /^([A-Z][A-Za-z0-9?-]*):$/
const keyLine = /^( +)([a-z][a-z-]*):(?: (.*))?$/
// What YAML reads as text in any schema: it opens with a letter, holds no mark that YAML knows, and is no constant.
const plainText = /^[A-Za-z](?:[^#:]|:(?! |$)|(?<! )#)*$/
const constant = /^(?:true|false|null|yes|no|on|off|y|n)$/i
const plainList = /^\[([A-Za-z][A-Za-z0-9_.#@?-]*(?:, ?[A-Za-z][A-Za-z0-9_.#@?-]*)*)\]$/
const listLine = /^( +)- ([A-Za-z][A-Za-z0-9_.#@?-]*)$/

/** Keys of an entry beside its link roles, by what their values are. */
export const textKeys = ['subject', 'verify', 'when', 'rationale', 'evidence'] as const
export const listKeys = ['profiles', 'uses'] as const

const isTextKey = new Set<string>(textKeys)
const isListKey = new Set<string>(listKeys)

/**
 * Entries written in the plainest way: an id a line, below it `key: text`, `key: [A, B]` or a line for each name, or `key: >-`
 * with one paragraph, comments and empty lines between them. This is how nearly all are written, and it is read many times faster so.
 *
 * Undefined for anything else, mistakes included: the YAML reader says what such a file means. Where both can read a file
 * they say the same; a test holds them together.
 */
export function readPlainEntries(text: string, file: string, roles: string[]): Entry[] | undefined {
  // After a tab `#` opens a comment, too: rare enough to leave to the other reader.
  if (text.includes('\t')) return undefined
  const roleKeys = new Set(roles)
  const entries = new Map<string, Entry>()
  let entry: Entry | undefined
  let indent = ''
  const lines = text.split('\n')
  for (let index = 0; index < lines.length; index++) {
    const content = lines[index]!
    if (content === '' || content.startsWith('#')) continue
    const id = idLine.exec(content)?.[1]
    if (id !== undefined) {
      if (entries.has(id)) return undefined
      entry = emptyEntry(id, file, index + 1)
      indent = ''
      entries.set(id, entry)
      continue
    }
    const match = keyLine.exec(content)
    if (!match || !entry) return undefined
    const [, spaces, key, written = ''] = match as unknown as [string, string, string, string?]
    const value = written.trimEnd()
    if ((indent !== '' && spaces !== indent) || key in entry.places) return undefined
    indent = spaces
    const column = spaces.length + 1
    entry.places[key] = [index + 1, column]
    if (isTextKey.has(key)) {
      const folded = value === '>-' ? foldedText(lines, index + 1, spaces.length) : undefined
      if (folded) index += folded.lines
      else if (!plainText.test(value) || constant.test(value)) return undefined
      entry[key as 'rationale'] = folded?.text ?? value
      continue
    }
    if (!(roleKeys.has(key) || isListKey.has(key))) return undefined
    const names =
      match[3] === undefined
        ? namesBelow(lines, index + 1, spaces.length)
        : namesIn(value, index + 1, column + key.length + 3)
    if (!names || names.some(({name}) => constant.test(name))) return undefined
    if (match[3] === undefined) index += names.length
    if (roleKeys.has(key)) entry.links.push(...names.map(({name, ...at}) => ({role: key, destination: name, ...at})))
    else if (key === 'uses') entry.uses.push(...names.map(({name}) => name))
    else entry.profiles = names.map(({name}) => name)
  }
  return [...entries.values()]
}

interface PlacedName {
  name: string
  line: number
  column: number
}

/** `[A, B]`; `column`: of its first name. */
function namesIn(value: string, line: number, column: number): PlacedName[] | undefined {
  const list = plainList.exec(value)?.[1]
  if (list === undefined) return undefined
  let at = column
  return list.split(',').map((part) => {
    const name = part.trimStart()
    const place = {name, line, column: at + part.length - name.length}
    at += part.length + 1
    return place
  })
}

/** A list with a line for each name, as deep as its key or deeper. */
function namesBelow(lines: string[], from: number, outer: number): PlacedName[] | undefined {
  const names: PlacedName[] = []
  let depth: string | undefined
  for (let index = from; index < lines.length; index++) {
    const match = listLine.exec(lines[index]!)
    if (!match || (depth !== undefined && match[1] !== depth)) break
    depth = match[1]!
    names.push({name: match[2]!, line: index + 1, column: depth.length + 3})
  }
  return depth === undefined || depth.length < outer ? undefined : names
}

/**
 * The paragraph that a `>-` opens: lines of one indentation, joined by spaces, up to an empty line or one that stands further
 * left. Undefined where YAML would make anything else of it: several paragraphs, deeper lines, spaces at an end.
 */
function foldedText(lines: string[], from: number, outer: number): {text: string; lines: number} | undefined {
  const indent = indentOf(lines[from] ?? '')
  if (indent <= outer) return undefined
  let to = from
  while (to < lines.length && indentOf(lines[to]!) === indent) to++
  let next = to
  while (next < lines.length && lines[next]!.trim() === '') next++
  // What goes on at this depth after an empty line, or deeper, belongs to it.
  if (next < lines.length && indentOf(lines[next]!) > outer) return undefined
  if (lines.slice(to, next).some((line) => line !== '')) return undefined
  const parts = lines.slice(from, to).map((line) => line.slice(indent))
  if (parts.some((part) => part.endsWith(' '))) return undefined
  return {text: parts.join(' '), lines: to - from}
}

/** Spaces before the text of a line; 0 where there is none. */
function indentOf(line: string): number {
  let indent = 0
  while (line.charCodeAt(indent) === 32) indent++
  return indent === line.length ? 0 : indent
}

/** An entry that says nothing yet. */
export function emptyEntry(id: string, file: string, line: number, column = 1): Entry {
  return {
    id,
    file,
    line,
    column,
    subject: null,
    verify: null,
    when: null,
    profiles: null,
    rationale: null,
    evidence: null,
    uses: [],
    links: [],
    places: {},
  }
}
