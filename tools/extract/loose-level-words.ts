import type {Paragraph, TableCell} from 'mdast'
import {findLevelWords, type KeywordProfile} from '../level-word.ts'
import type {Chapter, Surroundings} from './chapter.ts'
import {endOf, type Masks, startOf} from './masks.ts'

/** Outside items a level word binds nobody: it is meant as a requirement, or it is not meant as a level word. */
export function checkLooseLevelWords(
  chapter: Chapter,
  node: Paragraph | TableCell,
  masks: Masks,
  {note}: Surroundings,
): void {
  const {source, settings, frontMatter, extraction, section, places} = chapter
  const words = findLevelWords(masks.unquoted, settings.keywords)
  if (words.length === 0 || isKeywordParagraph(node, source, settings.keywords)) return
  const informative = note || frontMatter.informative || extraction.sections[section]?.informative
  for (const {word, offset} of words) {
    if (informative) {
      places.report(
        'level-word-in-informative',
        'error',
        masks.start + offset,
        `Unexpected \`${word}\` in informative text, expected no level word`,
        'say it without capitals, or move it into a requirement',
      )
    } else {
      places.report(
        'untagged-normative',
        'warning',
        masks.start + offset,
        `Unexpected \`${word}\` outside an item, expected a tagged block`,
        `make the paragraph a block quote that opens with \`[${placeholderFor(chapter)}]\``,
      )
    }
  }
}

/** The paragraph that says what the level words mean has to name them. */
export function isKeywordParagraph(node: Paragraph | TableCell, source: string, keywords: KeywordProfile): boolean {
  const text = source.slice(startOf(node), endOf(node))
  return /BCP\s+14|RFC\s*2119|RFC\s*8174/.test(text) && findLevelWords(text, keywords).length > 2
}

function placeholderFor({settings: {items}, frontMatter: {area}}: Chapter): string {
  const template = Object.values(items).find(({level}) => level === 'required')?.id ?? '{name}'
  return template.replace('{area}', area ?? 'AREA').replace(/\{number:\d\}/, '?')
}
