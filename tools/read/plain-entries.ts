import type {Entry} from '../model/sources.ts'

const idLine = /^([A-Z][A-Za-z0-9?-]*):$/
const keyLine = /^( +)([a-z][a-z-]*): (.*)$/
// What YAML reads as text in any schema: it opens with a letter, holds no mark that YAML knows, and is no constant.
const plainText = /^[A-Za-z](?:[^#:]|:(?! |$)|(?<! )#)*$/
const constant = /^(?:true|false|null|yes|no|on|off|y|n)$/i
const plainList = /^\[([A-Za-z][A-Za-z0-9_.#@?-]*(?:, ?[A-Za-z][A-Za-z0-9_.#@?-]*)*)\]$/

/** Keys of an entry beside its link roles, by what their values are. */
export const textKeys = ['subject', 'verify', 'when', 'rationale', 'evidence'] as const
export const listKeys = ['profiles', 'uses'] as const

const isTextKey = new Set<string>(textKeys)
const isListKey = new Set<string>(listKeys)

/**
 * Entries written in the plainest way: an id a line, below it `key: text` or `key: [A, B]`, comments and empty lines
 * between them. This is how nearly all are written, and it is read thirty times faster so.
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
    const [, spaces, key, written] = match as unknown as [string, string, string, string]
    const value = written.trimEnd()
    if ((indent !== '' && spaces !== indent) || key in entry.places) return undefined
    indent = spaces
    const column = spaces.length + 1
    entry.places[key] = [index + 1, column]
    const isText = plainText.test(value) && !constant.test(value)
    if (isTextKey.has(key)) {
      if (!isText) return undefined
      entry[key as 'rationale'] = value
      continue
    }
    const list = plainList.exec(value)?.[1]
    if (list === undefined || !(roleKeys.has(key) || isListKey.has(key))) return undefined
    let at = column + key.length + 3
    for (const part of list.split(',')) {
      const name = part.trimStart()
      if (constant.test(name)) return undefined
      if (roleKeys.has(key))
        entry.links.push({role: key, destination: name, line: index + 1, column: at + part.length - name.length})
      else if (key === 'uses') entry.uses.push(name)
      else entry.profiles = [...(entry.profiles ?? []), name]
      at += part.length + 1
    }
  }
  return [...entries.values()]
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
