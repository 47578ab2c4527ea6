import type {InlineNode} from '../../model/chapter-tree.ts'
import type {Context} from './context.ts'
import type {Inline} from './document.ts'
import type {Setting} from './setting.ts'

type FootnoteReference = Extract<InlineNode, {type: 'footnoteReference'}>

/** A note at its first reference; a later one repeats its number. Inside of headings and notes only its name is left. */
export function convertFootnote(
  {name, label: written}: FootnoteReference,
  context: Context,
  setting: Setting,
): Inline[] {
  const definition = context.footnotes.get(name)
  const shown = context.book.text(written ?? name)
  if (definition === undefined || !setting.notes) return [{type: 'superscript', content: [`[${shown}]`]}]
  const placed = context.footnoteLabels.get(name)
  if (placed !== undefined) return [{type: 'footnote-again', label: placed}]
  const label = `note ${++context.book.footnotes}`
  context.footnoteLabels.set(name, label)
  const inside = {...setting, depth: setting.depth + 1, notes: false, normative: false}
  return [{type: 'footnote', label, content: context.blocks(definition.children, inside)}]
}
