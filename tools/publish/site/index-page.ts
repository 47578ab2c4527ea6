import type {InlineNode} from '../../model/chapter-tree.ts'
import {countLooks, countStates, shareInWords} from '../../model/state-counts.ts'
import type {IndexRow, NavigationRow} from '../../trace/site/rows.ts'
import {levelOrder} from './chapter-page.ts'
import {coverageBar} from './coverage-bar.ts'
import {basisOf} from './coverage-page.ts'
import {printBlock} from './print/blocks.ts'
import {escapeHtml, type Printing} from './print/printing.ts'
import {referencePrinter} from './references.ts'
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
    bar: string
    shown: string
    bad: number
    open: number
    beside: number
  }[]
  findings: string
}

export function indexView(row: IndexRow, whole: NavigationRow): IndexView {
  const printing: Printing = {
    words: escapeHtml,
    reference: referencePrinter(row.references, 'index'),
    trace: () => '',
    // Places are those of the chapter's own page.
    id: () => '',
  }
  return {
    title: whole.title,
    facts: [
      {name: 'Version', value: whole.version},
      {name: 'Status', value: whole.status},
      {name: 'Date', value: whole.date},
      {name: 'Licence', value: whole.licence},
    ].filter(({value}) => value !== ''),
    introduction: row.introduction
      .map((block) => printBlock({...block, children: withoutFootnotes(block.children)}, printing))
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
    targets: row.targets.map(targetView),
    findings:
      row.findings.length === 0 ? 'none' : row.findings.map(([name, count]) => severity(count, name)).join(', '),
  }
}

function targetView({name, title, states, ...target}: IndexRow['targets'][number]): IndexView['targets'][number] {
  const counts = countStates(states)
  return {
    name,
    title,
    basis: basisOf(target),
    bar: coverageBar(new Map(states)).text,
    shown: shareInWords(counts),
    bad: countLooks(counts, 'bad'),
    open: countLooks(counts, 'open'),
    beside: countLooks(counts, 'aside'),
  }
}

function severity(count: number, name: string): string {
  return name === 'info' ? `${count} info` : plural(count, name)
}

/** The notes themselves stand on the page of the chapter. */
function withoutFootnotes(nodes: InlineNode[]): InlineNode[] {
  return nodes
    .filter((node) => typeof node === 'string' || node.type !== 'footnoteReference')
    .map((node) =>
      typeof node === 'object' && 'children' in node ? {...node, children: withoutFootnotes(node.children)} : node,
    )
}
