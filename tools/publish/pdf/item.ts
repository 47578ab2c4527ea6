import {type BlockNode, type ItemHead as Head, nodesIn, type TreeNode} from '../../model/chapter-tree.ts'
import type {Context} from './context.ts'
import type {Detail, ItemBox, ItemHead, Tone} from './document.ts'
import {convertInlines, idInlines, textInlines} from './inlines.ts'
import type {PdfItem} from './input.ts'
import {linkToItem, placeLabel} from './labels.ts'
import {plainText} from './plain-text.ts'
import {deeper, type Setting} from './setting.ts'

/** An item in a box. */
export function convertItem(head: Head, content: BlockNode[], context: Context, setting: Setting): ItemBox {
  const inside = {...deeper(setting, 14), normative: true}
  return {
    type: 'item',
    head: itemHead(head, context, inside),
    content: context.blocks(content, inside),
    details: itemDetails(head, context, inside),
    together: isShort(head, content, context, inside),
  }
}

export function itemHead(head: Head, context: Context, setting: Setting): ItemHead {
  const shown = convertInlines(head.words ?? [], context, {...setting, notes: false, normative: false})
  const name = head.name ?? head.id
  const {kind, level} = context.items.get(name) ?? {kind: head.type, level: null}
  return {
    id: context.book.text(name),
    label: placeLabel(context.book.labels, name) ?? '',
    tone: toneOf({kind, level}),
    badge: kind === 'requirement' ? (level ?? '') : kind.toUpperCase(),
    title: shown.length > 0 ? shown : textInlines(head.title, context, setting.wordLimit),
  }
}

export function itemDetails({id, name = id}: Head, context: Context, setting: Setting): Detail[] {
  const {book} = context
  return (context.items.get(name)?.details ?? []).map(({label, value}) => ({
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

export function toneOf({kind, level}: Pick<PdfItem, 'kind' | 'level'>): Tone {
  if (kind === 'need' || kind === 'question') return kind
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

/** An estimate of the lines, low enough that what passes is never higher than a page. */
function isShort(head: Head, content: BlockNode[], {chapter}: Context, {width}: Setting): boolean {
  const [lines, letters] = head.extent ?? [0, 0]
  return (
    lines <= 30 &&
    lines + letters / (width / 7) < 40 &&
    !holdsDrawing(content, chapter.drawings) &&
    textOfItem(head, content).length < 2000
  )
}

/** With its tag and title, as they were written. */
export function textOfItem({id, title}: Head, content: TreeNode[]): string {
  return `[${id}] ${title === '' ? '' : `${title}. `}${plainText(content)}`
}

function holdsDrawing(nodes: BlockNode[], drawings: Context['chapter']['drawings']): boolean {
  for (const node of nodesIn(nodes))
    if (typeof node === 'object' && node.type === 'figure' && drawings[node.hash] !== undefined) return true
  return false
}
