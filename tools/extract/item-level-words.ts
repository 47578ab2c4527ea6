import type {Nodes, Parents} from 'mdast'
import type {ExtractedItem} from '../extraction.ts'
import {findLevelWords, type LevelWord} from '../level-word.ts'
import type {Chapter} from './chapter.ts'
import {isInformative} from './informative.ts'
import {isKeywordParagraph} from './loose-level-words.ts'
import {endOf, maskParagraph, startOf} from './masks.ts'
import {inlineText} from './meaning.ts'

/** The level words of an item's text, at their offsets in the source: title, notes, code and quotations left out. */
export function levelWordsOf(
  {source, settings: {keywords}}: Chapter,
  container: Nodes,
  title: Parents | undefined,
): LevelWord[] {
  const found: LevelWord[] = []
  const visit = (node: Nodes): void => {
    if (node !== container && isInformative(node)) return
    if (node.type === 'paragraph' || node.type === 'tableCell') {
      if (isKeywordParagraph(node, source, keywords)) return
      const {unquoted, start} = maskParagraph(node, source)
      const holdsTitle = title && startOf(title) >= start && endOf(title) <= endOf(node)
      const from = holdsTitle ? endOf(title) - start : 0
      for (const word of findLevelWords(unquoted.slice(from), keywords))
        found.push({...word, offset: word.offset + start + from})
    } else if ('children' in node) for (const child of node.children as Nodes[]) visit(child)
  }
  visit(container)
  return found
}

/** Exactly one in a requirement, none in any other item, none in a title. */
export function checkLevelWords(
  {settings: {keywords}, places: {report}}: Chapter,
  item: ExtractedItem,
  isRequirement: boolean,
  words: LevelWord[],
  title: Parents | undefined,
): void {
  const inTitle = title && findLevelWords(inlineText(title.children as Nodes[]), keywords)[0]
  if (inTitle) {
    report(
      'level-word-in-title',
      'error',
      item.tagOffset,
      `Unexpected \`${inTitle.word}\` in the title of ${item.id}, expected none`,
      'name the behaviour in the title; the sentence carries the level',
    )
  }
  const [first, second] = words
  if (!isRequirement && first) {
    report(
      'level-word-in-item',
      'error',
      first.offset,
      `Unexpected \`${first.word}\` in ${item.id}, expected no level word in a ${item.type}`,
      'say it without capitals, or make it a requirement',
    )
  } else if (isRequirement && !first) {
    report(
      'no-level-word',
      'error',
      item.tagOffset,
      `Unexpected requirement ${item.id} without level word, expected exactly one`,
      'say what has to hold with MUST, MUST NOT, SHOULD, SHOULD NOT or MAY',
    )
  } else if (isRequirement && second) {
    report(
      'several-level-words',
      'error',
      second.offset,
      `Unexpected ${words.length} level words in ${item.id}, expected exactly one`,
      'split it: one requirement for each obligation',
    )
  }
}
