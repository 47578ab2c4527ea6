import {nodesIn} from '../../model/chapter-tree.ts'
import type {Link} from './document.ts'
import type {PdfChapter} from './input.ts'

/** The places that links may lead to, and the links. */
export interface Labels {
  /** By the place in a chapter, as `placeOf` names it, or by the id of an item. */
  targets: Map<string, string>
  /** The labels that stand in the document: a link to any other would stop the compiler. */
  placed: Set<string>
  links: Link[]
}

/**
 * Give every chapter, section and item a label of its own. The first of two equal ids keeps it. An anchor of raw HTML leads
 * to the section that it stands in.
 */
export function nameTargets(chapters: PdfChapter[]): Labels {
  const targets = new Map<string, string>()
  const taken = new Set<string>()
  const name = (key: string, wanted: string) => {
    if (!targets.has(key)) targets.set(key, unused(wanted, taken))
  }
  for (const {slug, blocks} of chapters) {
    name(placeOf(slug), slug)
    for (const block of blocks) {
      if (block.type !== 'heading' || block.anchor === undefined) continue
      const place = placeOf(slug, block.anchor)
      if (block.number !== undefined) name(place, `${slug}.${block.anchor}`)
      else if (!targets.has(place)) targets.set(place, targets.get(placeOf(slug))!)
    }
  }
  for (const {items} of chapters) for (const {id} of items) name(id, id)
  for (const {slug, blocks} of chapters) {
    let section = placeOf(slug)
    for (const block of blocks) {
      if (block.type === 'heading' && block.anchor !== undefined) section = placeOf(slug, block.anchor)
      for (const node of nodesIn([block])) {
        const place = typeof node === 'object' && node.type === 'anchor' ? placeOf(slug, node.name) : undefined
        if (place !== undefined && !targets.has(place)) targets.set(place, targets.get(section)!)
      }
    }
  }
  return {targets, placed: new Set(), links: []}
}

/** Names a chapter, or a heading in it. */
export function placeOf(slug: string, anchor?: string): string {
  return anchor === undefined ? `${slug}/` : `${slug}#${anchor}`
}

/** Take the label for the one place that holds it; null if there is none or another place has it. */
export function placeLabel(labels: Labels, key: string): string | null {
  const label = labels.targets.get(key)
  if (label === undefined || labels.placed.has(label)) return null
  labels.placed.add(label)
  return label
}

/** Turn links to labels that were not placed into plain text. */
export function unlinkMissing({links, placed}: Labels): void {
  for (const link of links) if (link.label !== null && !placed.has(link.label)) link.label = null
}

/** A link to an item; resolved by `unlinkMissing`. */
export function linkToItem(labels: Labels, id: string, content: Link['content']): Link {
  return keep(labels, {type: 'link', label: labels.targets.get(id) ?? null, url: null, content})
}

/** A link to a chapter, or a place in it: a heading, or an item by its id. */
export function linkToChapter(
  labels: Labels,
  slug: string,
  anchor: string | undefined,
  content: Link['content'],
): Link {
  const {targets} = labels
  const label =
    anchor === undefined ? targets.get(placeOf(slug)) : (targets.get(placeOf(slug, anchor)) ?? targets.get(anchor))
  return keep(labels, {type: 'link', label: label ?? null, url: null, content})
}

export function linkToHost(address: string, content: Link['content']): Link {
  return {type: 'link', label: null, url: externalUrl(address), content}
}

function keep(labels: Labels, link: Link): Link {
  labels.links.push(link)
  return link
}

/** The address in its normal ASCII form, if its scheme is one that a reader may be sent to. */
function externalUrl(address: string): string | null {
  if (!URL.canParse(address)) return null
  const url = new URL(address)
  return ['http:', 'https:', 'mailto:'].includes(url.protocol) ? url.href : null
}

function unused(wanted: string, taken: Set<string>): string {
  const label = wanted.replace(/\p{Cs}/gu, '\ufffd') || 'place'
  let free = label
  for (let count = 2; taken.has(free); count++) free = `${label}~${count}`
  taken.add(free)
  return free
}
