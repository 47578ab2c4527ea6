import type {Chapter, Surroundings} from '../chapter.ts'
import type {Masks} from '../words/masks.ts'

/** Every `[ID]` of a piece of running text that is not a tag. */
export function findReferences(chapter: Chapter, masks: Masks, {item}: Surroundings): void {
  const {source, settings, extraction, found, places, nestedTags} = chapter
  if (!masks.references.includes('[')) return
  for (const match of masks.references.matchAll(settings.ids.anywhere)) {
    const offset = masks.start + match.index - 1
    const end = offset + match[0].length + 2
    if (source[offset] !== '[' || source[end - 1] !== ']' || isEscaped(source, offset)) continue
    if (found.tags.has(offset) || nestedTags.has(offset)) continue
    const {line, column} = places.placeOf(offset)
    found.references.set(offset, match[1]!)
    extraction.references.push({
      id: match[1]!,
      line,
      column,
      offset,
      end,
      block: chapter.block,
      within: item?.id ?? null,
    })
  }
  findNearMisses(chapter, masks)
}

function findNearMisses({source, settings: {ids}, nearMisses, places}: Chapter, masks: Masks): void {
  for (const match of masks.references.matchAll(/\[([A-Z0-9][A-Z0-9?_-]*)\]/g)) {
    const offset = masks.start + match.index
    if (!ids.isNearMiss(match[1]!) || isEscaped(source, offset) || nearMisses.has(offset)) continue
    places.report(
      'malformed-reference',
      offset,
      `Unexpected \`[${match[1]}]\`, expected an id of this specification`,
      'mend the id, or write it as code if it is none',
    )
  }
}

/** True where an odd number of backslashes stands before the character. */
export function isEscaped(source: string, offset: number): boolean {
  let backslashes = 0
  while (source[offset - 1 - backslashes] === '\\') backslashes++
  return backslashes % 2 === 1
}
