import type {Nodes, Parents, Root} from 'mdast'
import type {ExtractedItem, Extraction} from '../model/extraction.ts'
import type {ExtractionSettings} from '../model/spec.ts'
import type {TreeContext} from './blocks/tree-context.ts'
import type {FrontMatter} from './structure/front-matter.ts'
import type {Places} from './structure/places.ts'

/** A chapter on its way from mdast to rows. The steps of the walk read it and add what they find. */
export interface Chapter {
  file: string
  slug: string
  source: string
  tree: Root
  settings: ExtractionSettings
  frontMatter: FrontMatter
  places: Places
  extraction: Extraction
  /** What the annotated tree has to show: filled on the way. */
  found: TreeContext
  /** Items whose id is a placeholder without a working name. */
  nameless: number
  /** Offsets of what looks like an id and is none, where it was reported. */
  nearMisses: Set<number>
  /** Offsets of tags inside an item, where they were reported. */
  nestedTags: Set<number>
  /** Index of the section and of the block that the walk is in; -1 before the first. */
  section: number
  block: number
}

/** Where the walk is, outwards: a chain as long as the nesting is deep. */
export interface Surroundings {
  parent: Parents
  outer: Surroundings | undefined
  /** Block quotes around. */
  quotes: number
  /** Inside a note: it explains, and is no part of the text of the item that it stands in. */
  note: boolean
  item: ExtractedItem | undefined
}

/** The surroundings of a node's children. */
export function inside(
  node: Nodes,
  around: Surroundings,
  item: ExtractedItem | undefined,
  note: boolean,
): Surroundings {
  return {
    parent: node as Parents,
    outer: around,
    quotes: around.quotes + Number(node.type === 'blockquote'),
    // What stands in an item that stands in a note is first of all the item's.
    note: (around.note && item === around.item) || note,
    item,
  }
}
