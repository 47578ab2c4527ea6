import type {Nodes, Parents} from 'mdast'
import type {ExtractedItem} from '../../model/extraction.ts'
import type {LevelWord} from '../../model/level-word.ts'
import type {Chapter} from '../chapter.ts'
import {levelWordsIn} from '../words/level-words.ts'
import {wordingOf} from './wording.ts'

/** Exactly one in a requirement, none in any other item, none in a title. */
export function checkLevelWords(
  {source, settings: {keywords}, places: {report}}: Chapter,
  item: ExtractedItem,
  isRequirement: boolean,
  words: LevelWord[],
  title: Parents | undefined,
): void {
  const inTitle = title && levelWordsIn(wordingOf(title.children as Nodes[]), source, keywords)[0]
  if (inTitle) {
    report(
      'level-word-in-title',
      item.tagOffset,
      `Unexpected \`${inTitle.word}\` in the title of ${item.id}, expected none`,
      'name the behaviour in the title; the sentence carries the level',
    )
  }
  const [first, second] = words
  if (!isRequirement && first) {
    report(
      'level-word-in-item',
      first.offset,
      `Unexpected \`${first.word}\` in ${item.id}, expected no level word in a ${item.type}`,
      'say it without capitals, or make it a requirement',
    )
  } else if (isRequirement && !first) {
    report(
      'no-level-word',
      item.tagOffset,
      `Unexpected requirement ${item.id} without level word, expected exactly one`,
      'say what has to hold with MUST, MUST NOT, SHOULD, SHOULD NOT or MAY',
    )
  } else if (isRequirement && second) {
    report(
      'several-level-words',
      second.offset,
      `Unexpected ${words.length} level words in ${item.id}, expected exactly one`,
      'split it: one requirement for each obligation',
    )
  }
}
