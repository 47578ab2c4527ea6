import type {Finding} from '../finding.ts'
import type {LintInput} from './input.ts'

/** A link between files leads to a chapter and to an anchor that it has; an image to a file under the root. */
export function brokenLink({chapters, existingFiles}: LintInput): Finding[] {
  const findings: Finding[] = []
  const anchors = new Map(
    chapters.map(({place, extraction}) => [
      place.path,
      new Set([...extraction.sections.map(({anchor}) => anchor), ...extraction.items.map(({id}) => id)]),
    ]),
  )
  for (const {place, extraction} of chapters) {
    for (const link of extraction.links) {
      const at = {file: place.path, line: link.line, column: link.column}
      const known = anchors.get(link.path)
      if (known && !link.image) {
        if (link.anchor === '' || known.has(link.anchor)) continue
        findings.push({
          rule: 'broken-anchor',
          severity: 'error',
          ...at,
          message: `Unexpected anchor \`#${link.anchor}\`, expected a heading of ${link.path}`,
          fix: nearest(link.anchor, known) ?? 'use the anchor that a Git host makes of the heading',
        })
      } else if (!existingFiles.has(link.path)) {
        findings.push({
          rule: link.image ? 'broken-image' : 'broken-link',
          severity: 'error',
          ...at,
          message: `Unexpected ${link.image ? 'image' : 'link to'} \`${link.path}\`, expected a file below the root`,
          fix: 'mend the path: it is relative to the folder of this chapter',
        })
      } else if (!link.image) {
        findings.push({
          rule: 'unpublished-link',
          severity: 'info',
          ...at,
          message: `Unexpected link to \`${link.path}\`, which is not published, expected a chapter`,
          fix: 'link to a chapter or to an https address; the site shows the text without a link',
        })
      }
    }
  }
  return findings
}

function nearest(anchor: string, known: Set<string>): string | undefined {
  const plain = (text: string) => text.replace(/[^a-z0-9]/gi, '').toLowerCase()
  const found = [...known].find(
    (candidate) => plain(candidate).includes(plain(anchor)) || plain(anchor).includes(plain(candidate)),
  )
  return found && `did you mean \`#${found}\`?`
}
