import type {Spec} from '../../model/spec.ts'
import type {NewEntry} from './entry.ts'
import type {Field} from './fields.ts'
import type {SpecObject, Value} from './reqif.ts'

/** What found no place, by what it is: where it was met. */
export class Losses {
  readonly found = new Map<string, string[]>()

  add(what: string, where: string): void {
    const places = this.found.get(what)
    if (places) places.push(where)
    else this.found.set(what, [where])
  }

  /** The attributes of an object that no field took. `spec`: of a requirement, whose links have a place. */
  addAttributes(
    {values}: SpecObject,
    name: string,
    fields: Map<Field, string>,
    used: ReadonlySet<Field>,
    spec: Spec | undefined,
  ): void {
    const taken = new Set([...fields].filter(([field]) => used.has(field)).map(([, attribute]) => attribute))
    for (const [attribute, value] of values) {
      const role = /^Link\.(.+)$/.exec(attribute)?.[1]
      const isLink = role !== undefined && spec !== undefined && Object.hasOwn(spec.links, role)
      if (!taken.has(attribute) && !isLink && !isEmpty(value)) this.add(`attribute "${attribute}"`, name)
    }
  }
}

function isEmpty(value: Value): boolean {
  return (typeof value === 'string' || Array.isArray(value)) && value.length === 0
}

/** The report of an import, for whoever decides what becomes of the rest. */
export function writeReport(
  source: string,
  counts: Record<string, number>,
  entries: NewEntry[],
  {found}: Losses,
): string {
  const cell = (text: string) => text.replace(/[\0-\x1f\u2028\u2029]+/g, ' ').replace(/[\\|`<>[\]*_]/g, '\\$&')
  const rows = Object.entries(counts).map(([name, count]) => `| ${name} | ${count} |`)
  const ids = entries.map(({foreign, id}) => `| ${cell(foreign)} | ${cell(id)} |`)
  const lost = [...found].map(([what, places]) => {
    const shown = places.slice(0, 20).map((place) => `- ${cell(place)}`)
    const more = places.length > 20 ? [`- … and ${places.length - 20} more`] : []
    return `### ${cell(what)} (${places.length})\n\n${[...shown, ...more].join('\n')}\n`
  })
  return `# Import of ${cell(source)}

| what | number |
| --- | ---: |
${rows.join('\n')}

## What found no place

${lost.length === 0 ? 'Nothing: all of it stands in the chapter and its entries.\n' : lost.join('\n')}
## Ids

| there | here |
| --- | --- |
${ids.join('\n')}
`
}
