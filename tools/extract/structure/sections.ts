import GithubSlugger from 'github-slugger'
import type {Heading} from 'mdast'
import type {Chapter} from '../chapter.ts'
import {inlineText, shownText} from '../items/wording.ts'
import {startOf} from '../words/masks.ts'
import {isInformativeHeading} from './informative.ts'

/** Opens a section at every heading that it is given: number, anchor, and whether the section binds anybody. */
export function createSections(chapterNumber: number): (chapter: Chapter, heading: Heading) => void {
  const slugger = new GithubSlugger()
  const counters = [0, 0, 0, 0, 0, 0, 0]
  /** Depth of the informative heading that the walk is below; 0 where there is none. */
  let informativeDepth = 0

  return ({extraction, frontMatter, found, places: {report}}, heading) => {
    const {depth} = heading
    const title = shownText(heading.children, found.rawHtml)
    const previous = extraction.sections.at(-1)?.depth ?? 0
    if (depth > previous + 1) {
      report(
        'heading-skip',
        startOf(heading),
        `Unexpected heading of depth ${depth} after depth ${previous}, expected at most ${previous + 1}`,
        `write \`${'#'.repeat(previous + 1)} ${title}\``,
      )
    }
    if (depth === 1 && counters[1]! > 0) {
      report(
        'second-title',
        startOf(heading),
        'Unexpected second heading of depth 1, expected one title in a chapter',
        'make it a section: `## …`',
      )
    }
    if (depth === 1 && extraction.title === '') extraction.title = title
    counters[depth]!++
    counters.fill(0, depth + 1)
    const number = depth === 1 ? '' : [chapterNumber, ...counters.slice(2, depth + 1)].join('.')
    if (informativeDepth >= depth) informativeDepth = 0
    if (informativeDepth === 0 && isInformativeHeading(title)) informativeDepth = depth
    const anchor = slugger.slug(inlineText(heading.children))
    found.anchors.set(heading, {anchor, number})
    extraction.sections.push({
      anchor,
      title,
      depth,
      number,
      line: heading.position!.start.line,
      offset: startOf(heading),
      informative: frontMatter.informative || informativeDepth > 0,
    })
  }
}
