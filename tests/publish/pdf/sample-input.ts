import type {Nodes, Root} from 'mdast'
import {createSatteri, loadSatteri} from '../../../tools/markdown/satteri.ts'
import type {PdfChapter, PdfFigure, PdfInput, PdfItem} from '../../../tools/publish/pdf/input.ts'

const native = createSatteri((await loadSatteri())!)

/** A chapter's tree, by the engine that the tools use. */
export const parseMarkdown = (source: string) => native.parse(source)

/** An input of one part that holds these chapters. */
export function sampleInput(chapters: PdfChapter[], changes: Partial<PdfInput> = {}): PdfInput {
  return {
    title: 'Sample specification',
    short: 'SAMPLE',
    version: '1.0.0',
    status: 'draft',
    date: '2026-11-22',
    licence: 'CC-BY-4.0',
    withErrors: 0,
    parts: [{title: 'Only part', chapters}],
    ...changes,
  }
}

/** A chapter with its headings, items and references found by the simplest of rules, for tests. */
export function sampleChapter(source: string, number = 1, slug = `chapter-${number}`): PdfChapter {
  const chapter: PdfChapter = {
    number,
    slug,
    path: `chapters/${slug}.md`,
    title: '',
    source,
    headings: [],
    items: [],
    references: [],
    figures: [],
  }
  visit(parseMarkdown(source), [], chapter)
  for (const {0: text, index} of source.matchAll(/(?<!\\)\[((?:REQ|AVPS-BLK|NEED|Q)-[A-Z0-9-]+)\]/g)) {
    if (chapter.items.some(({tagOffset}) => tagOffset === index)) continue
    chapter.references.push({offset: index, end: index + text.length, id: text.slice(1, -1)})
  }
  return chapter
}

function visit(node: Nodes, parents: Nodes[], chapter: PdfChapter): void {
  const offset = node.position!.start.offset!
  if (node.type === 'heading') addHeading(node, chapter)
  if (node.type === 'code' && ['dot', 'wavedrom'].includes(node.lang ?? ''))
    chapter.figures.push(figureAt(offset, node.meta ?? ''))
  if (node.type === 'paragraph' || node.type === 'tableCell') {
    const tag = /^(?:\|\s*)?\[((?:REQ|AVPS-BLK|NEED|Q)-[A-Z0-9-]+)\]/.exec(chapter.source.slice(offset))
    const parent = parents.at(-1) as Root
    if (tag !== null && parent.children[0] === (node as Nodes)) {
      chapter.items.push(itemAt(node, parent, tag, chapter.source))
    } else if (tag !== null && node.type === 'paragraph') {
      chapter.items.push(itemAt(node, {type: 'root', children: []}, tag, chapter.source))
    }
  }
  if ('children' in node) for (const child of node.children) visit(child, [...parents, node], chapter)
}

function addHeading(node: Nodes & {type: 'heading'}, chapter: PdfChapter): void {
  const text = node.children.map((child) => ('value' in child ? child.value : '')).join('')
  const title = chapter.headings.length === 0 && node.depth === 1
  if (title) chapter.title = text
  chapter.headings.push({
    offset: node.position!.start.offset!,
    anchor: text
      .toLowerCase()
      .replace(/[^a-z0-9 -]/g, '')
      .replace(/ /g, '-'),
    number: title ? '' : `${chapter.number}.${chapter.headings.length}`,
  })
}

function itemAt(node: Nodes, parent: Nodes, tag: RegExpExecArray, source: string): PdfItem {
  const forms: Record<string, PdfItem['form']> = {blockquote: 'quote', listItem: 'item', tableRow: 'row'}
  const form = forms[parent.type] ?? 'paragraph'
  const block = form === 'paragraph' ? node : parent
  const id = tag[1]!
  const tagEnd = node.position!.start.offset! + tag[0].length
  const text = source.slice(tagEnd, block.position!.end.offset)
  const kind = id.startsWith('NEED') ? 'need' : id.startsWith('Q-') ? 'question' : 'requirement'
  return {
    offset: block.position!.start.offset!,
    id,
    kind,
    level: kind === 'requirement' ? (/\b(MUST NOT|MUST|SHOULD NOT|SHOULD|MAY)\b/.exec(text)?.[0] ?? null) : null,
    title: /^ \*\*(.+?)\*\*/s.exec(text)?.[1] ?? '',
    form,
    tagOffset: tagEnd - id.length - 2,
    tagEnd,
    details:
      kind === 'requirement'
        ? [
            {label: 'Subject', value: [{text: 'device'}]},
            {label: 'Condition', value: [{text: 'feature(VIRTIO_BLK_F_FLUSH)'}]},
            {label: 'Serves', value: [{text: 'NEED-DURABLE-DATA', item: 'NEED-DURABLE-DATA'}]},
            {label: 'Verification', value: [{text: 'test'}]},
          ]
        : [],
  }
}

function figureAt(offset: number, meta: string): PdfFigure {
  return {
    offset,
    svg: '<svg xmlns="http://www.w3.org/2000/svg" width="120" height="40"><text x="4" y="20" font-family="Helvetica">box</text></svg>',
    title: /title="([^"]*)"/.exec(meta)?.[1] ?? null,
    alt: /alt="([^"]*)"/.exec(meta)?.[1] ?? '',
  }
}
