import type {FindingRow} from '../../trace/site/rows.ts'
import {hrefOf} from './links.ts'
import {type Markup, markup, withCode} from './markup.ts'

export interface FindingsView {
  total: number
  files: {file: string; href: string; count: number; rows: string}[]
}

export function findingsView(rows: FindingRow[]): FindingsView {
  const files = new Map<string, FindingRow[]>()
  for (const row of rows) {
    const known = files.get(row[0])
    if (known) known.push(row)
    else files.set(row[0], [row])
  }
  return {
    total: rows.length,
    files: [...files].map(([file, found]) => ({
      file,
      href: found[0]![8] === null ? '' : hrefOf(found[0]![8], '', ''),
      count: found.length,
      rows: found.map(findingRow).join(''),
    })),
  }
}

function findingRow([, line, column, severity, rule, message, fix, related, slug, anchor]: FindingRow): string {
  const place = `${line}:${column}`
  const linked: Markup =
    slug === null ? markup`${place}` : markup`<a href="${hrefOf(slug, anchor ?? '', '')}">${place}</a>`
  const others = (related ?? []).map(
    (other) => markup`<li>${withCode(other.message)} <code>${other.file}:${other.line}:${other.column}</code></li>`,
  )
  return markup`<tr class="${severity}"><td class="place">${linked}</td><td><span class="severity ${severity}">${severity}</span></td><td><p>${withCode(message)}</p>${others.length > 0 ? markup`<ul>${others}</ul>` : null}${fix ? markup`<p class="fix">To mend it: ${withCode(fix)}</p>` : null}</td><td><code>${rule}</code></td></tr>
`.text
}
