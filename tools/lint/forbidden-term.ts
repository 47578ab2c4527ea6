import type {Finding} from '../model/finding.ts'
import {linesOf} from '../text/lines.ts'
import type {LintInput} from './input.ts'

/** A variant that the glossary forbids stands nowhere in running text, save where the glossary forbids it. */
export async function forbiddenTerm({chapters, terms, runningText}: LintInput): Promise<Finding[]> {
  const variants = terms.flatMap(({name, forbidden}) => forbidden.map((variant) => ({name, variant})))
  if (variants.length === 0) return []
  const owner = new Map(variants.map(({name, variant}) => [variant.toLowerCase(), name]))
  const words = variants.map(({variant}) => variant.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&').replace(/ /g, '\\s+'))
  const pattern = new RegExp(`(?<![\\w-])(${words.join('|')})(?![\\w-])`, 'gi')
  const findings: Finding[] = []
  for (const {path, text: read} of chapters) {
    const text = read()
    if (text.search(pattern) < 0) continue
    const running = await runningText(path)
    const {pointAt} = linesOf(text)
    const defining = linesOfDefinitions(
      text,
      terms.filter(({file}) => file === path).map(({line}) => line),
    )
    for (const match of running.matchAll(pattern)) {
      const {line, column} = pointAt(match.index)
      if (defining.has(line)) continue
      const name = owner.get(match[1]!.replace(/\s+/g, ' ').toLowerCase()) ?? ''
      findings.push({
        rule: 'forbidden-term',
        file: path,
        line,
        column,
        message: `Unexpected "${match[1]!.replace(/\s+/g, ' ')}", expected "${name}"`,
        fix: `use the word of the glossary: ${name}`,
      })
    }
  }
  return findings
}

/** A definition is a paragraph: from its first line to the next empty one. */
function linesOfDefinitions(text: string, firstLines: number[]): Set<number> {
  const lines = text.split('\n')
  const defining = new Set<number>()
  for (const first of firstLines) {
    for (let line = first; !defining.has(line) && (lines[line - 1] ?? '').trim() !== ''; line++) defining.add(line)
  }
  return defining
}
