import {type BlockNode, type InlineNode, nodesIn} from '../../model/chapter-tree.ts'
import type {Context} from './context.ts'
import type {Block, Inline} from './document.ts'
import type {Setting} from './setting.ts'

type FootnoteReference = Extract<InlineNode, {type: 'footnoteReference'}>

/**
 * A note at its first reference; a later one repeats its number. Inside of headings and notes only its name is left: the end
 * of the chapter has what is placed nowhere.
 */
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
  return [{type: 'footnote', label, content: context.blocks(definition.children, insideNote(setting))}]
}

/** The notes that no running text has placed, each after its name: for the end of the chapter. */
export function unplacedFootnotes(chapter: Iterable<BlockNode>, context: Context, setting: Setting): Block[] {
  const found: Block[] = []
  for (const node of nodesIn(chapter)) {
    if (typeof node !== 'object' || node.type !== 'footnoteDefinition') continue
    const isFirst = context.footnotes.get(node.name) === node
    if (isFirst && context.footnoteLabels.has(node.name)) continue
    const name: Inline = {type: 'superscript', content: [`[${context.book.text(node.label ?? node.name)}]`]}
    found.push({type: 'paragraph', content: [name], label: null}, ...context.blocks(node.children, insideNote(setting)))
  }
  return found
}

function insideNote(setting: Setting): Setting {
  return {...setting, depth: setting.depth + 1, notes: false, normative: false}
}
