import type {ChapterRow} from '../../trace/site/rows.ts'
import {chapterBody} from './chapter-body.ts'
import type {Navigation, Place} from './navigation.ts'
import {levelClass} from './words.ts'

export interface ChapterView {
  part: string
  /** Is there anything to say between heading and text? */
  hasFacts: boolean
  informative: boolean
  /** Its requirements by level, strongest first. */
  levels: {level: string; look: string; count: number}[]
  /** The heading, with its permalink; the facts of the chapter stand below it. */
  heading: string
  main: string
  footnotes: string
  previous: (Place & {href: string}) | null
  next: (Place & {href: string}) | null
}

export function chapterView(
  chapter: ChapterRow,
  navigation: Navigation,
  linkTerms: (text: string) => string,
): ChapterView {
  const levels = levelOrder
    .map((level) => ({
      level,
      look: levelClass(level),
      count: chapter.items.filter((item) => item.level === level).length,
    }))
    .filter(({count}) => count > 0)
  return {
    part: chapter.part,
    hasFacts: levels.length > 0 || chapter.informative === 1,
    informative: chapter.informative === 1,
    levels,
    ...chapterBody(chapter, linkTerms),
    previous: linked(navigation.before(chapter.number)),
    next: linked(navigation.after(chapter.number)),
  }
}

export const levelOrder = ['MUST', 'MUST NOT', 'SHOULD', 'SHOULD NOT', 'MAY']

function linked(place: Place | undefined): (Place & {href: string}) | null {
  return place ? {...place, href: `${encodeURIComponent(place.slug)}.html`} : null
}
