import type {Nodes} from 'mdast'
import type {Chapter, Surroundings} from '../chapter.ts'
import {startOf} from '../words/masks.ts'

const alert = /^\[!(NOTE|TIP|IMPORTANT|WARNING|CAUTION)\](?=\s|$)/

/**
 * The kind of an alert (`> [!NOTE]`), in lower case; undefined for any other block. The brackets count as they stand in
 * the source: one that is escaped, or written as an entity, is text, as it is to a Git host.
 */
export function alertKind(block: Nodes, source: string): string | undefined {
  if (block.type !== 'blockquote') return undefined
  const paragraph = block.children[0]
  const text = paragraph?.type === 'paragraph' ? paragraph.children[0] : undefined
  if (text?.type !== 'text') return undefined
  const [marker, kind] = alert.exec(text.value) ?? []
  return marker !== undefined && source.startsWith(marker, startOf(text)) ? kind?.toLowerCase() : undefined
}

/** Alerts, and blocks that open with **Note.** or **Example.**: they explain, and bind nobody. */
export function isInformative(block: Nodes, source: string): boolean {
  if (alertKind(block, source)) return true
  const first =
    block.type === 'paragraph'
      ? block
      : (block.type === 'blockquote' || block.type === 'listItem') && block.children[0]?.type === 'paragraph'
        ? block.children[0]
        : undefined
  const opening = first?.children[0]
  if (opening?.type !== 'strong') return false
  const word = opening.children[0]
  return word?.type === 'text' && opening.children.length === 1 && /^(?:Note|Example)\.$/.test(word.value)
}

/** Where the walk is, nothing binds: in a note, an informative section or an informative chapter. */
export function isInformativePlace({frontMatter, extraction, section}: Chapter, {note}: Surroundings): boolean {
  return note || frontMatter.informative || extraction.sections[section]?.informative === true
}

/** A section whose heading ends so is informative, with all below it. */
export function isInformativeHeading(title: string): boolean {
  return /\(informative\)[\s.]*$/i.test(title)
}
