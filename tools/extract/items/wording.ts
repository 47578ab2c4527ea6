import type {Html, Nodes} from 'mdast'
import {type RawHtml, textOf} from '../../model/raw-html.ts'
import {endOf, startOf} from '../words/masks.ts'

/** What stands before the meaning: the tag in the first text of an item, and the title after it. */
export interface Heading {
  tag: {offset: number; end: number}
  title: Nodes | undefined
}

/** A stretch of a paragraph as a reader meets it: without marks, entities read, HTML and footnotes left out. */
export interface Wording {
  text: string
  /** False for what is shown and yet is no running text: code, and the words that stand for an image. */
  running: boolean
  /** Where it comes from: offsets in the source. */
  start: number
  end: number
}

/** The words of inline nodes, in order; those of the tag and the title left out. `ofHtml` says what raw HTML shows. */
export function wordingOf(nodes: Nodes[], heading?: Heading, ofHtml: (node: Html) => string = () => ''): Wording[] {
  const found: Wording[] = []
  const add = (node: Nodes, text: string, running: boolean, start = startOf(node)) =>
    found.push({text, running, start, end: endOf(node)})
  const visit = (node: Nodes): void => {
    if (node === heading?.title) return
    switch (node.type) {
      case 'text':
        if (heading && startOf(node) === heading.tag.offset)
          add(node, node.value.slice(heading.tag.end - heading.tag.offset), true, heading.tag.end)
        else add(node, node.value, true)
        break
      case 'inlineCode':
        add(node, node.value, false)
        break
      case 'image':
      case 'imageReference':
        add(node, node.alt ?? '', false)
        break
      case 'break':
        add(node, ' ', true)
        break
      case 'html':
        add(node, ofHtml(node), false)
        break
      case 'footnoteReference':
        break
      default:
        if ('children' in node) for (const child of node.children as Nodes[]) visit(child)
    }
  }
  for (const node of nodes) visit(node)
  return found
}

/** Words on one line: white space runs are one space, ends trimmed. */
export function lineOf(wording: Wording[]): string {
  return wording
    .map(({text}) => text)
    .join('')
    .replace(/\s+/g, ' ')
    .trim()
}

/** Text of inline nodes on one line: code and alternative texts count; link targets, HTML and footnotes do not. */
export function inlineText(nodes: Nodes[]): string {
  return lineOf(wordingOf(nodes))
}

/** What a reader sees of inline nodes: as their text, with the raw HTML that is shown as text. */
export function shownText(nodes: Nodes[], rawHtml: RawHtml): string {
  return lineOf(wordingOf(nodes, undefined, (node) => textOf(rawHtml.get(node)!)))
}
