import {stringify} from 'yaml'
import type {Spec} from '../../model/spec.ts'
import type {Field} from './fields.ts'
import type {Reqif, SpecObject} from './reqif.ts'

/** What `requirements/<chapter>.yaml` is to say of a requirement. */
export interface NewEntry {
  id: string
  /** The other tool's id, and the file that it came in. */
  foreign: string
  file: string
  values: Record<string, string | string[]>
  links: Record<string, string[]>
}

export interface EntryInput {
  id: string
  foreign: string
  object: SpecObject
  document: Reqif
  read(field: Field): string
  fields: Map<Field, string>
  spec: Spec
}

/** An entry, and the fields that it says: names that the specification does not have are none. */
export function entryOf({id, foreign, object, document, read, spec}: EntryInput): {entry: NewEntry; taken: Field[]} {
  const values: NewEntry['values'] = {}
  const taken: Field[] = []
  const take = (field: Field, value: string | string[] | undefined) => {
    if (value === undefined || value.length === 0) return
    values[field] = value
    taken.push(field)
  }
  const known = (names: string[], name: string) => names.find((one) => one.toLowerCase() === name.toLowerCase())
  take('subject', known(spec.subjects, read('subject')))
  take('verify', known(Object.keys(spec.verify), read('verify')))
  const when = read('when')
  if (when === 'always') taken.push('when')
  else take('when', when)
  const profiles = read('profiles')
    .split(/\s*[,;]\s*/)
    .filter((name) => name !== '')
  if (profiles.every((name) => known(Object.keys(spec.profiles), name) !== undefined))
    take(
      'profiles',
      profiles.map((name) => known(Object.keys(spec.profiles), name)!),
    )
  take('rationale', read('rationale'))
  take('evidence', read('evidence'))
  const links: NewEntry['links'] = {}
  for (const [name, value] of object.values) {
    const role = /^Link\.(.+)$/.exec(name)?.[1]
    if (role !== undefined && Object.hasOwn(spec.links, role) && typeof value === 'string')
      links[role] = value.split('\n')
  }
  return {entry: {id, foreign: foreign || object.id, file: document.file, values, links}, taken}
}

/** The file of all entries. */
export function writeEntries(entries: NewEntry[]): string {
  return entries
    .map(({id, foreign, values, links}) => {
      const keys = {...values, ...links}
      const comment = `# ${foreign.replace(/[^\x20-\x7e\u00a1-\u{10ffff}]+/gu, ' ').slice(0, 200)}\n`
      if (Object.keys(keys).length === 0) return `${comment}${id}: {}\n`
      const lines = stringify(keys, {lineWidth: 110, flowCollectionPadding: false, collectionStyle: 'any'}).trimEnd()
      return `${comment}${id}:\n${lines.replace(/^(?=.)/gm, '  ')}\n`
    })
    .join('\n')
}
