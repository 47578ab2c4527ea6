import type {Nodes} from 'mdast'
import type {ExtractedItem} from '../../model/extraction.ts'
import type {Chapter, Surroundings} from '../chapter.ts'
import {endOf, startOf} from '../words/masks.ts'

/** What an author meant as part of an item is part of it, and nothing else is. */
export function checkExtent(chapter: Chapter, item: ExtractedItem, node: Nodes, around: Surroundings): void {
  if (item.form === 'quote') checkQuoteMarks(chapter, item, node, around.quotes + 1)
  if (item.form !== 'row') checkFollower(chapter, item, node, around)
}

/** Markdown lets a paragraph go on without its quote marks; a reader of the source sees the item end there. */
function checkQuoteMarks({source, places}: Chapter, item: ExtractedItem, node: Nodes, depth: number): void {
  const {lines, lineAt, report} = places
  const last = lineAt(endOf(node))
  for (let line = lineAt(startOf(node)) + 1; line <= last && lines[line]! < endOf(node); line++) {
    const text = source.slice(lines[line], lines[line + 1] ?? source.length)
    const marks = /^[\s\d.)*+>-]*/.exec(text)![0].split('>').length - 1
    if (marks >= depth) continue
    report(
      'lazy-continuation',
      lines[line]! + (text.length - text.trimStart().length),
      `Unexpected line of ${item.id} without its quote mark, expected \`>\``,
      'put `> ` before it, or an empty line between them',
    )
  }
}

/** An item that ends in a colon announces something: it has to stand inside. */
function checkFollower({source, places}: Chapter, item: ExtractedItem, node: Nodes, around: Surroundings): void {
  if (!/:[*_]*\s*$/.test(source.slice(startOf(node), endOf(node)))) return
  const next = followerOf(node, around) ?? (item.form === 'item' ? outerFollowerOf(around) : undefined)
  if (!next || !['list', 'table', 'code'].includes(next.type)) return
  places.report(
    'list-after-item',
    startOf(next),
    `Unexpected ${next.type} after ${item.id}, which ends in a colon, expected it inside the item`,
    item.form === 'quote'
      ? 'put `> ` before its lines and before the empty line above it'
      : 'indent it to the text of the item',
  )
}

function followerOf(node: Nodes, {parent}: Surroundings): Nodes | undefined {
  const siblings = parent.children as Nodes[]
  return siblings[siblings.indexOf(node) + 1]
}

/** What follows the list that ends with this item. */
function outerFollowerOf({parent, outer}: Surroundings): Nodes | undefined {
  return outer && followerOf(parent as Nodes, outer)
}
