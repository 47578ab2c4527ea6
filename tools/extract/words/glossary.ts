import type {Paragraph} from 'mdast'
import type {Chapter} from '../chapter.ts'
import {startOf} from './masks.ts'
import {termOf} from './terms.ts'

/** The term that a paragraph defines, where it stands in the glossary. */
export function findTerm(chapter: Chapter, paragraph: Paragraph): void {
  const term = isInGlossary(chapter) ? termOf(paragraph, chapter.found.rawHtml) : undefined
  if (!term) return
  const {line, column} = chapter.places.placeOf(startOf(paragraph))
  chapter.extraction.terms.push({...term, line, column})
}

/** The glossary is one section with all below it. */
function isInGlossary({settings: {glossary}, file, extraction: {sections}, section}: Chapter): boolean {
  if (glossary?.path !== file) return false
  for (let index = section, depth = 7; index >= 0 && depth > 1; index--) {
    const candidate = sections[index]!
    if (candidate.depth >= depth) continue
    if (candidate.anchor === glossary.anchor) return true
    depth = candidate.depth
  }
  return false
}
