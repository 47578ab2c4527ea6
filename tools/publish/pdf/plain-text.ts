import type {Nodes} from 'mdast'
import {type RawHtml, textOf} from '../../model/raw-html.ts'

/** The text of a node without its markup. No recursion: the tree may be deeper than the stack. */
export function plainText(node: Nodes, rawHtml: RawHtml): string {
  let text = ''
  const open: Nodes[] = [node]
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    if (next.type === 'image' || next.type === 'imageReference') text += `[${next.alt || 'image'}]`
    else if (next.type === 'break') text += ' '
    else if (next.type === 'html') text += textOf(rawHtml.get(next)!)
    else if ('value' in next) text += next.value
    else if ('children' in next)
      for (let index = next.children.length - 1; index >= 0; index--) open.push(next.children[index]!)
  }
  return text
}
