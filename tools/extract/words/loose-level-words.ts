import type {Paragraph, TableCell} from 'mdast'
import type {Chapter, Surroundings} from '../chapter.ts'
import {wordingOf} from '../items/wording.ts'
import {isInformativePlace} from '../structure/informative.ts'
import {levelWordsIn} from './level-words.ts'

/** Outside items a level word binds nobody: it is meant as a requirement, or it is not meant as a level word. */
export function checkLooseLevelWords(chapter: Chapter, node: Paragraph | TableCell, within: Surroundings): void {
  const {source, settings, places} = chapter
  const words = levelWordsIn(wordingOf(node.children), source, settings.keywords)
  if (words.length === 0) return
  const informative = isInformativePlace(chapter, within)
  for (const {word, offset} of words) {
    if (informative) {
      places.report(
        'level-word-in-informative',
        offset,
        `Unexpected \`${word}\` in informative text, expected no level word`,
        'say it without capitals, or move it into a requirement',
      )
    } else {
      places.report(
        'untagged-normative',
        offset,
        `Unexpected \`${word}\` outside an item, expected a tagged block`,
        `make the paragraph a block quote that opens with \`[${placeholderFor(chapter)}]\``,
      )
    }
  }
}

function placeholderFor({settings: {items}, frontMatter: {area}}: Chapter): string {
  const template = Object.values(items).find(({level}) => level === 'required')?.id ?? '{name}'
  return template.replace('{area}', area ?? 'AREA').replace(/\{number:\d\}/, '?')
}
