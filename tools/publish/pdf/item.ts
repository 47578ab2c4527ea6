import type {BlockContent, DefinitionContent, Nodes, Paragraph, PhrasingContent} from 'mdast'
import {convertBlocks, deeper} from './blocks.ts'
import type {Context, Setting} from './context.ts'
import type {Detail, ItemBox, ItemHead, Tone} from './document.ts'
import {convertInlines, idInlines, textInlines} from './inlines.ts'
import type {PdfItem} from './input.ts'
import {linkToItem, placeLabel} from './labels.ts'
import {plainText} from './plain-text.ts'
import {sourceOffsets} from './source-offsets.ts'

/** The item that a block of this form is. */
export function itemAt(node: Nodes, form: PdfItem['form'], {items}: Context): PdfItem | undefined {
  const item = items.get(node.position?.start.offset ?? -1)
  return item?.form === form ? item : undefined
}

/** An item in a box: `content` opens with the paragraph that holds its tag. */
export function convertItem(
  node: Nodes,
  item: PdfItem,
  content: (BlockContent | DefinitionContent)[],
  context: Context,
  setting: Setting,
): ItemBox {
  const inside = {...deeper(setting, 14), normative: item.kind === 'requirement'}
  const [first, ...others] = content
  const {title, rest} = takeTag(first?.type === 'paragraph' ? first.children : [], item, context)
  const opening: Paragraph[] = rest.length > 0 ? [{type: 'paragraph', children: rest}] : []
  return {
    type: 'item',
    head: itemHead(item, title, context, inside),
    content: convertBlocks([...opening, ...(first?.type === 'paragraph' ? others : content)], context, inside),
    details: itemDetails(item, context, inside),
    together: isShort(node, context, inside),
  }
}

export function itemHead(item: PdfItem, title: PhrasingContent[], context: Context, setting: Setting): ItemHead {
  const shown = convertInlines(title, context, {...setting, notes: false, normative: false})
  return {
    id: context.book.text(item.id),
    label: placeLabel(context.book.labels, item.id) ?? '',
    tone: toneOf(item),
    badge: badgeOf(item),
    title: shown.length > 0 ? shown : textInlines(item.title, context, setting.wordLimit),
  }
}

export function itemDetails({details}: PdfItem, context: Context, setting: Setting): Detail[] {
  const {book} = context
  return details.map(({label, value}) => ({
    label: book.text(label),
    value: value.flatMap(({text, item}, index) => {
      const part =
        item === undefined
          ? textInlines(text, context, setting.wordLimit)
          : [linkToItem(book.labels, item, idInlines(text, context, setting.wordLimit))]
      return index === 0 ? part : [', ', ...part]
    }),
  }))
}

export function toneOf({kind, level}: PdfItem): Tone {
  if (kind !== 'requirement') return kind
  const word = /^(?:NOT )?[A-Z]+/.exec(level?.toUpperCase() ?? '')?.[0] ?? ''
  return tones[word] ?? 'plain'
}

const tones: Record<string, Tone> = {
  MUST: 'must',
  SHALL: 'must',
  REQUIRED: 'must',
  SHOULD: 'should',
  RECOMMENDED: 'should',
  'NOT RECOMMENDED': 'should',
  MAY: 'may',
  OPTIONAL: 'may',
}

function badgeOf({kind, level}: PdfItem): string {
  return kind === 'requirement' ? (level ?? '') : {need: 'NEED', question: 'QUESTION'}[kind]
}

/** Take the tag and the strong run after it, which is the title, from the start of a paragraph or cell. */
export function takeTag(
  nodes: PhrasingContent[],
  item: PdfItem,
  {chapter}: Context,
): {title: PhrasingContent[]; rest: PhrasingContent[]} {
  const [first, ...others] = nodes
  const {start, end} = first?.position ?? {}
  if (first === undefined || start?.offset !== item.tagOffset) return {title: [], rest: nodes}
  if (first.type !== 'text') return titleOf(first.position!.end.offset === item.tagEnd ? others : nodes, item)
  const offsets = sourceOffsets(first.value, chapter.source, start.offset, end!.offset!)
  const after = offsets.findIndex((offset) => offset >= item.tagEnd)
  if (after < 0) return titleOf(others, item)
  const left = {
    ...first,
    value: first.value.slice(after),
    position: {start: {...start, offset: offsets[after]!}, end: end!},
  }
  return titleOf([left, ...others], item)
}

function titleOf(nodes: PhrasingContent[], item: PdfItem): {title: PhrasingContent[]; rest: PhrasingContent[]} {
  const place = nodes[0]?.type === 'text' && nodes[0].value.trim() === '' ? 1 : 0
  const strong = nodes[place]
  if (strong?.type !== 'strong' || item.title === '') return {title: [], rest: nodes}
  return {title: withoutPeriod(strong.children), rest: nodes.slice(place + 1)}
}

function withoutPeriod(nodes: PhrasingContent[]): PhrasingContent[] {
  const last = nodes.at(-1)
  if (last?.type !== 'text' || !/[^.]\.\s*$/.test(last.value)) return nodes
  return [...nodes.slice(0, -1), {...last, value: last.value.replace(/\.\s*$/, '')}]
}

/** An estimate of the lines, low enough that what passes is never higher than a page. */
function isShort(node: Nodes, {chapter, figures, rawHtml}: Context, {width}: Setting): boolean {
  const {start, end} = node.position!
  const lines = chapter.source.slice(start.offset, end.offset).split('\n')
  if (lines.length > 30) return false
  return (
    !holdsFigure(node, figures) &&
    lines.reduce((height, line) => height + 1 + line.length / (width / 7), 0) < 40 &&
    plainText(node, rawHtml).length < 2000
  )
}

function holdsFigure(node: Nodes, figures: Context['figures']): boolean {
  if (node.type === 'code') return figures.has(node.position!.start.offset!)
  return 'children' in node && node.children.some((child) => holdsFigure(child, figures))
}
