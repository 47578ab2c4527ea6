import type {IndexRow, NavigationRow} from '../../trace/site/rows.ts'
import {referenceIndex, resolveReferences} from './chapter-body.ts'
import {levelOrder} from './chapter-page.ts'
import {capitalised, levelClass, plural} from './words.ts'

export interface IndexView {
  title: string
  facts: {name: string; value: string}[]
  introduction: string
  parts: {
    number: number
    title: string
    chapters: {number: number; href: string; title: string; note: string}[]
  }[]
  items: {name: string; count: number}[]
  levels: {level: string; look: string; count: number}[]
  methods: {method: string; answer: string; count: number}[]
  targets: {
    name: string
    title: string
    basis: string
    counted: number
    shallow: string
    deep: string
    notApplicable: number
    permission: number
  }[]
  findings: string
}

export function indexView(row: IndexRow, whole: NavigationRow): IndexView {
  const references = referenceIndex(row.references)
  return {
    title: whole.title,
    facts: [
      {name: 'Version', value: whole.version},
      {name: 'Status', value: whole.status},
      {name: 'Date', value: whole.date},
      {name: 'Licence', value: whole.licence},
    ].filter(({value}) => value !== ''),
    introduction: row.introduction
      .map((html) => resolveReferences(withoutFootnotes(html), references, 'index'))
      .join(''),
    parts: whole.parts.map(({number, title}) => ({
      number,
      title,
      chapters: row.chapters
        .filter(([, part]) => part === number)
        .map(([chapter, , slug, name, informative, requirements]) => ({
          number: chapter,
          href: `${encodeURIComponent(slug)}.html`,
          title: name,
          note: requirements > 0 ? plural(requirements, 'requirement') : informative ? 'informative' : '',
        })),
    })),
    items: [
      ...row.types.map(([type, count]) => ({name: capitalised(plural(2, type).replace('2 ', '')), count})),
      ...(row.retired > 0 ? [{name: 'Retired', count: row.retired}] : []),
    ],
    levels: levelOrder.flatMap((level) => {
      const count = row.levels.find(([name]) => name === level)?.[1] ?? 0
      return count > 0 ? [{level, look: levelClass(level), count}] : []
    }),
    methods: row.methods.map(([method, answer, count]) => ({method, answer, count})),
    targets: row.targets.map((target) => ({
      name: target.name,
      title: target.title,
      basis: target.claimed
        ? `by its claim${target.version ? `, version ${target.version}` : ''}`
        : 'surveyed, no claim',
      counted: target.counted,
      shallow: share(target.shallow, target.shallowPercent),
      deep: share(target.deep, target.deepPercent),
      notApplicable: target.notApplicable,
      permission: target.permission,
    })),
    findings:
      row.findings.length === 0 ? 'none' : row.findings.map(([name, count]) => severity(count, name)).join(', '),
  }
}

function share(count: number, percent: number | null): string {
  return percent === null ? 'none' : `${count} (${percent} %)`
}

function severity(count: number, name: string): string {
  return name === 'info' ? `${count} info` : plural(count, name)
}

function withoutFootnotes(html: string): string {
  return html.replace(/<sup><a class="footnote-reference"[^>]*>[^<]*<\/a><\/sup>/g, '')
}
