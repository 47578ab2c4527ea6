import type {Finding} from '../model/finding.ts'
import type {LintInput} from './input.ts'

/** A link between files leads to a chapter and to an anchor that it has; an image to a file under the root. */
export function brokenLink({pageLinks, anchorsOf, existingFiles}: LintInput): Finding[] {
  return pageLinks.flatMap(({path, anchor, image, chapter, anchored, file, line, column}): Finding[] => {
    const at = {file, line, column}
    if (chapter && !image) {
      if (anchored) return []
      return [
        {
          rule: 'broken-anchor',
          ...at,
          message: `Unexpected anchor \`#${anchor}\`, expected a heading of ${path}`,
          fix: nearest(anchor, anchorsOf(path)) ?? 'use the anchor that a Git host makes of the heading',
        },
      ]
    }
    if (!existingFiles.has(path)) {
      return [
        {
          rule: image ? 'broken-image' : 'broken-link',
          ...at,
          message: `Unexpected ${image ? 'image' : 'link to'} \`${path}\`, expected a file below the root`,
          fix: 'mend the path: it is relative to the folder of this chapter',
        },
      ]
    }
    if (image) return []
    return [
      {
        rule: 'unpublished-link',
        ...at,
        message: `Unexpected link to \`${path}\`, which is not published, expected a chapter`,
        fix: 'link to a chapter or to an https address; the site shows the text without a link',
      },
    ]
  })
}

function nearest(anchor: string, known: Set<string>): string | undefined {
  const plain = (text: string) => text.replace(/[^a-z0-9]/gi, '').toLowerCase()
  const found = [...known].find(
    (candidate) => plain(candidate).includes(plain(anchor)) || plain(anchor).includes(plain(candidate)),
  )
  return found && `did you mean \`#${found}\`?`
}
