import type {Reqif, SpecObject, Value} from './reqif.ts'
import {blocksOf} from './tree.ts'
import {wordsOf} from './words.ts'

/** What an archive of this tool says of an item: the rows that it was made from. */
export interface ItemRow {
  id: string
  type: string
  state: string
  revision: number
  hash: string
  title: string
  /** Null for a retired one. */
  text: string | null
  chapter: string | null
  section: string | null
  file: string | null
  line: number | null
  level: string | null
  subject: string | null
  verify: string | null
  condition: string | null
  rationale: string | null
  evidence: string | null
  profiles: string[]
  /** Role and destination, in the order of both. */
  links: [role: string, destination: string][]
  successor: string | null
}

/** The items of an archive that this tool made, in its order. */
export function readRows({objects, relations}: Reqif): ItemRow[] {
  const rows: ItemRow[] = []
  for (const object of objects.values()) {
    if (!object.values.has('State')) continue
    const text = (name: string) => stringOf(object.values.get(name))
    const number = (name: string) => (object.values.has(name) ? Number(text(name)) : null)
    const links = relations
      .filter(({source}) => source === object)
      .map(({type, target}): [string, string] => [type, target ? foreignId(target) : ''])
    for (const [name, value] of object.values) {
      const role = /^Link\.(.+)$/.exec(name)?.[1]
      if (role !== undefined)
        for (const line of stringOf(value)!.split('\n')) links.push([role, line.replace(/@\d+$/, '')])
    }
    const body = object.values.get('ReqIF.Text')
    rows.push({
      id: foreignId(object),
      type: object.type,
      state: text('State')!,
      revision: number('Revision')!,
      hash: text('Hash') ?? '',
      title: text('ReqIF.Name') ?? '',
      text: isBody(body) ? wordsOf(blocksOf(body, {picture: () => 'kept', lost: () => {}})) : null,
      chapter: text('Chapter'),
      section: text('Section'),
      file: text('File'),
      line: number('Line'),
      level: text('Level'),
      subject: text('Subject'),
      verify: text('Verification'),
      condition: text('Condition'),
      rationale: text('Rationale'),
      evidence: text('Evidence'),
      profiles: [object.values.get('Profiles') ?? []].flat() as string[],
      links: links.sort(([a, b], [c, d]) => (`${a} ${b}` < `${c} ${d}` ? -1 : 1)),
      successor: text('Successor'),
    })
  }
  return rows
}

export function foreignId({id, values}: SpecObject): string {
  return stringOf(values.get('ReqIF.ForeignID')) ?? id
}

function stringOf(value: Value | undefined): string | null {
  if (value === undefined || isBody(value)) return null
  return Array.isArray(value) ? (value[0] ?? null) : value
}

function isBody(value: Value | undefined): value is Exclude<Value, string | string[]> {
  return typeof value === 'object' && !Array.isArray(value)
}
