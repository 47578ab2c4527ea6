import {posix} from 'node:path'
import type {Link} from './document.ts'
import type {PdfChapter} from './input.ts'

/** The places that links may lead to, and the links. */
export interface Labels {
  /** By `path#anchor`, `path` (a chapter) or `ID`. */
  targets: Map<string, string>
  /** The labels that stand in the document: a link to any other would stop the compiler. */
  placed: Set<string>
  links: Link[]
}

/** Give every chapter, section and item a label of its own. The first of two equal ids keeps it. */
export function nameTargets(chapters: PdfChapter[]): Labels {
  const targets = new Map<string, string>()
  const taken = new Set<string>()
  const name = (key: string, wanted: string) => {
    if (!targets.has(key)) targets.set(key, unused(wanted, taken))
  }
  for (const {slug, path, headings} of chapters) {
    name(path, slug)
    for (const {anchor, number} of headings) {
      if (number !== '') name(`${path}#${anchor}`, `${slug}.${anchor}`)
      else if (!targets.has(`${path}#${anchor}`)) targets.set(`${path}#${anchor}`, targets.get(path)!)
    }
  }
  for (const {items} of chapters) for (const {id} of items) name(id, id)
  return {targets, placed: new Set(), links: []}
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

/** A link as an author wrote it: to a chapter, a place in one, or another host. */
export function linkToAddress(labels: Labels, address: string, from: string, content: Link['content']): Link {
  return keep(labels, {type: 'link', ...resolve(labels, address, from), content})
}

function keep(labels: Labels, link: Link): Link {
  labels.links.push(link)
  return link
}

function resolve(labels: Labels, address: string, from: string): {label: string | null; url: string | null} {
  const url = externalUrl(address)
  if (url !== null || /^[a-z][a-z0-9+.-]*:|^\/\//i.test(address)) return {label: null, url}
  const [file = '', ...fragment] = decoded(address).split('#')
  const path = file === '' ? from : posix.normalize(posix.join(posix.dirname(from), file))
  const anchor = fragment.join('#')
  const {targets} = labels
  const label = anchor === '' ? targets.get(path) : (targets.get(`${path}#${anchor}`) ?? targets.get(anchor))
  return {label: label ?? null, url: null}
}

/** The address in its normal ASCII form, if its scheme is one that a reader may be sent to. */
function externalUrl(address: string): string | null {
  if (!URL.canParse(address)) return null
  const url = new URL(address)
  return ['http:', 'https:', 'mailto:'].includes(url.protocol) ? url.href : null
}

function decoded(address: string): string {
  try {
    return decodeURIComponent(address)
  } catch {
    return address
  }
}

function unused(wanted: string, taken: Set<string>): string {
  const label = wanted.replace(/\p{Cs}/gu, '\ufffd') || 'place'
  let free = label
  for (let count = 2; taken.has(free); count++) free = `${label}~${count}`
  taken.add(free)
  return free
}
