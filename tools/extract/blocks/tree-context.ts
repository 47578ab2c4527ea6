import type {Nodes, Root, RootContent} from 'mdast'
import type {ColouredPart} from '../../model/chapter-tree.ts'
import type {ExtractedFigure, ExtractedItem} from '../../model/extraction.ts'
import type {KeywordProfile} from '../../model/level-word.ts'
import type {RawHtml} from '../../model/raw-html.ts'
import type {Destination} from '../links/resolve.ts'

/** What was found out about a chapter beside its mdast. Offsets are those of the source. */
export interface TreeContext {
  source: string
  keywords: KeywordProfile
  /** Container node: its item, and the title node that the item's head shows instead. */
  items: Map<Nodes, {item: ExtractedItem; title: Nodes | undefined}>
  /** Offsets of `[` where an item's tag stands: its head shows the id instead. */
  tags: Set<number>
  /** Offset of `[`: the id that is referred to. */
  references: Map<number, string>
  figures: Map<Nodes, ExtractedFigure>
  /** Heading: anchor and number. */
  anchors: Map<Nodes, {anchor: string; number: string}>
  rawHtml: RawHtml
  definitions: Map<string, {url: string; title?: string | null | undefined}>
  resolve(url: string): Destination
  /** Path of a chapter: its slug. */
  slugs: Map<string, string>
  highlight: Highlight
}

/** Undefined for a language that nobody knows. */
export type Highlight = (code: string, language: string) => ColouredPart[] | undefined

/** The item that a node stands in. */
export interface Within {
  item: ExtractedItem | undefined
  title: Nodes | undefined
}

export const nowhere: Within = {item: undefined, title: undefined}

/** Every definition of the tree (`[name]: url`), by its normalised name; the first of two wins. */
export function definitionsOf(root: Root): TreeContext['definitions'] {
  const definitions: TreeContext['definitions'] = new Map()
  const visit = (node: Root | RootContent): void => {
    if (node.type === 'definition' && !definitions.has(node.identifier)) definitions.set(node.identifier, node)
    if ('children' in node) (node.children as RootContent[]).forEach(visit)
  }
  visit(root)
  return definitions
}
