import type {SpecObject, Value} from './reqif.ts'
import type {TreeContext} from './tree.ts'
import {blocksOf} from './tree.ts'
import {lineOf, wordsOf} from './words.ts'

/** What an attribute of an object may be to us. */
export const fields = [
  'id',
  'heading',
  'title',
  'text',
  'rationale',
  'evidence',
  'subject',
  'verify',
  'when',
  'profiles',
] as const

export type Field = (typeof fields)[number]

/** The names under which tools keep it, the usual one first; compared in lower case. */
const usual: Record<Field, string[]> = {
  id: ['reqif.foreignid', 'foreignid', 'id', 'identifier', 'object identifier', 'uid'],
  heading: ['reqif.chaptername', 'chaptername', 'object heading', 'heading'],
  title: ['reqif.name', 'name', 'title', 'summary', 'object short text'],
  text: ['reqif.text', 'object text', 'text', 'statement', 'reqif.description', 'description', 'requirement'],
  rationale: ['rationale', 'justification'],
  evidence: ['evidence', 'acceptance criteria'],
  subject: ['subject'],
  verify: ['verification', 'verification method', 'verify'],
  when: ['condition'],
  profiles: ['profiles'],
}

/** Which attribute of an object is which field; `map` names them where a tool has names of its own. */
export function fieldsOf({values}: SpecObject, map: Partial<Record<Field, string>>): Map<Field, string> {
  const found = new Map<Field, string>()
  const byName = new Map([...values.keys()].map((name) => [name.toLowerCase(), name]))
  for (const field of fields) {
    const wanted = map[field] === undefined ? usual[field] : [map[field].toLowerCase()]
    const name = wanted.map((one) => byName.get(one)).find((one) => one !== undefined)
    if (name !== undefined && ![...found.values()].includes(name)) found.set(field, name)
  }
  // Where nothing is called a text, the only formatted one is it.
  if (!found.has('text') && map.text === undefined) {
    const formatted = [...values].filter(([name, value]) => isFormatted(value) && ![...found.values()].includes(name))
    if (formatted.length === 1) found.set('text', formatted[0]![0])
  }
  return found
}

export function isFormatted(value: Value | undefined): value is Exclude<Value, string | string[]> {
  return typeof value === 'object' && !Array.isArray(value)
}

/** A value on one line. */
export function lineOfValue(value: Value | undefined, context: TreeContext): string {
  if (value === undefined) return ''
  if (isFormatted(value)) return lineOf([wordsOf(blocksOf(value, context))])
  return (Array.isArray(value) ? value.join(', ') : value).replace(/\s+/g, ' ').trim()
}
