import type {FootnoteDefinition, Html, Nodes} from 'mdast'
import type {Chapter} from '../chapter.ts'
import {startOf} from '../words/masks.ts'

/** How the site opens ids of its own: what stands around the text, footnotes, definitions of terms. No heading's anchor holds a colon. */
const ofSite = /^(?:page|fn|term):/

/**
 * Every name that links lead to stands once in a chapter. Items keep theirs, then headings, and of raw anchors the first does;
 * raw anchors that come second are taken out of what is shown. Each has a finding.
 */
export function checkAnchors(chapter: Chapter): void {
  const {extraction, found, places} = chapter
  const taken = new Map<string, number>()
  const notes = new Map<string, number>()
  const report = (offset: number, what: string, first: number | undefined, fix: string) =>
    places.findings.push({
      rule: 'doubled-anchor',
      ...places.placeOf(offset),
      message: `Unexpected ${what}, expected a name that stands once in a chapter`,
      fix,
      ...(first === undefined ? {} : {related: [{...places.placeOf(first), message: 'first set here'}]}),
    })
  for (const {name, tagOffset} of extraction.items) taken.set(name, tagOffset)
  for (const {anchor, offset} of extraction.sections) {
    const first = taken.get(anchor)
    if (first === undefined) taken.set(anchor, offset)
    else report(offset, `second place \`${anchor}\``, first, 'give the heading other words')
  }
  for (const node of inOrder(chapter.tree)) {
    const offset = startOf(node)
    if (node.type === 'footnoteDefinition') {
      const first = notes.get(node.identifier)
      if (first === undefined) notes.set(node.identifier, offset)
      else report(offset, `second footnote \`${node.identifier}\``, first, 'give it a name of its own')
      continue
    }
    const html = found.rawHtml.get(node)!
    html.parts = html.parts.filter((part) => {
      if (typeof part === 'string' || part.type !== 'anchor') return true
      const {name} = part
      const first = taken.get(name)
      if (first === undefined && !ofSite.test(name)) {
        taken.set(name, offset)
        return true
      }
      const what = first === undefined ? `place \`${name}\` of the site itself` : `second place \`${name}\``
      report(offset, what, first, 'give the anchor another name, or remove it')
      return false
    })
  }
}

function inOrder({children}: {children: Nodes[]}): (Html | FootnoteDefinition)[] {
  return children.flatMap((node) => [
    ...(node.type === 'html' || node.type === 'footnoteDefinition' ? [node] : []),
    ...('children' in node ? inOrder(node) : []),
  ])
}
