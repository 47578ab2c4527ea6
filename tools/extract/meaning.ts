import type {Html, List, ListItem, Nodes, PhrasingContent, Table} from 'mdast'
import {type RawHtml, textOf} from '../raw-html.ts'
import {isInformative} from './informative.ts'
import {startOf} from './masks.ts'

/** What stands before the meaning: the tag in the first text of an item, and the title after it. */
export interface Heading {
  tag: {offset: number; end: number}
  title: Nodes | undefined
}

/**
 * The text of an item as its hash sees it: one line a block, markup and notes left out, so that wrapping or bolding
 * changes nothing while a new bullet does.
 */
export function meaningOf(blocks: Nodes[], heading: Heading): string {
  return blockLines(blocks, heading).join('\n').normalize('NFC')
}

/** The same for a row of a table; a first cell that held only the tag and the title is left out. */
export function meaningOfRow(cells: Nodes[], heading: Heading): string {
  const texts = cells.map((cell) => inlineText('children' in cell ? (cell.children as Nodes[]) : [], heading))
  return (texts[0] === '' ? texts.slice(1) : texts).join(' | ').normalize('NFC')
}

/** Text of inline nodes on one line: code and alternative texts count; link targets, HTML and footnotes do not. */
export function inlineText(nodes: Nodes[], heading?: Heading, ofHtml: (node: Html) => string = () => ''): string {
  const textOf = (node: Nodes): string => {
    if (node === heading?.title) return ''
    switch (node.type) {
      case 'text':
        return heading && startOf(node) === heading.tag.offset
          ? node.value.slice(heading.tag.end - heading.tag.offset)
          : node.value
      case 'inlineCode':
        return node.value
      case 'image':
      case 'imageReference':
        return node.alt ?? ''
      case 'break':
        return ' '
      case 'html':
        return ofHtml(node)
      case 'footnoteReference':
        return ''
      default:
        return 'children' in node ? (node.children as Nodes[]).map(textOf).join('') : ''
    }
  }
  return fold(nodes.map(textOf).join(''))
}

/** What a reader sees of inline nodes: as their text, with the raw HTML that is shown as text. */
export function shownText(nodes: Nodes[], rawHtml: RawHtml): string {
  return inlineText(nodes, undefined, (node) => textOf(rawHtml.get(node)!))
}

function blockLines(blocks: Nodes[], heading: Heading): string[] {
  return blocks.flatMap((block) => linesOf(block, heading)).filter((line) => line !== '')
}

function linesOf(block: Nodes, heading: Heading): string[] {
  if (isInformative(block)) return []
  switch (block.type) {
    case 'paragraph':
    case 'heading':
      return [inlineText(block.children as PhrasingContent[], heading)]
    case 'list':
      return listLines(block, heading)
    case 'blockquote':
      return prefixed(blockLines(block.children, heading), '> ', '> ')
    case 'table':
      return tableLines(block)
    case 'code':
      return [`\`\`\`${block.lang ?? ''}\n${block.value.replaceAll('\r\n', '\n')}\n\`\`\``]
    default:
      return []
  }
}

function listLines(list: List, heading: Heading): string[] {
  return list.children.flatMap((item: ListItem, index) => {
    const mark = list.ordered ? `${(list.start ?? 1) + index}. ` : '- '
    return prefixed(blockLines(item.children, heading), mark, '  ')
  })
}

/** A fence is one block of several lines: each of them gets its mark. An empty item is its mark alone. */
function prefixed(blocks: string[], first: string, further: string): string[] {
  return blocks
    .join('\n')
    .split('\n')
    .map((line, index) => `${index === 0 ? first : further}${line}`)
    .map((line) => (blocks.length === 0 ? line.trimEnd() : line))
}

function tableLines(table: Table): string[] {
  return table.children.map((row) => row.children.map((cell) => inlineText(cell.children)).join(' | '))
}

function fold(text: string): string {
  return text.replace(/\s+/g, ' ').trim()
}
