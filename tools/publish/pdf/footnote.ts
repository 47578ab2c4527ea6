import type {FootnoteReference} from 'mdast'
import {convertBlocks} from './blocks.ts'
import type {Context, Setting} from './context.ts'
import type {Inline} from './document.ts'

/** A note at its first reference; a later one repeats its number. Inside of headings and notes only its name is left. */
export function convertFootnote(node: FootnoteReference, context: Context, setting: Setting): Inline[] {
  const definition = context.footnotes.get(node.identifier)
  const name = context.book.text(node.label ?? node.identifier)
  if (definition === undefined || !setting.notes) return [{type: 'superscript', content: [`[${name}]`]}]
  const placed = context.footnoteLabels.get(node.identifier)
  if (placed !== undefined) return [{type: 'footnote-again', label: placed}]
  const label = `note ${++context.book.footnotes}`
  context.footnoteLabels.set(node.identifier, label)
  const inside = {...setting, depth: setting.depth + 1, notes: false, normative: false}
  return [{type: 'footnote', label, content: convertBlocks(definition.children, context, inside)}]
}
