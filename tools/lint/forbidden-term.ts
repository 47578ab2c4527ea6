import type {Finding} from '../finding.ts'
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
    const definitions = new Set(terms.filter(({file}) => file === path).map(({line}) => line))
    for (const match of running.matchAll(pattern)) {
      const before = running.slice(0, match.index)
      const line = before.split('\n').length
      if (isWithinDefinition(text, line, definitions)) continue
      const name = owner.get(match[1]!.replace(/\s+/g, ' ').toLowerCase()) ?? ''
      findings.push({
        rule: 'forbidden-term',
        severity: 'warning',
        file: path,
        line,
        column: match.index - before.lastIndexOf('\n'),
        message: `Unexpected "${match[1]!.replace(/\s+/g, ' ')}", expected "${name}"`,
        fix: `use the word of the glossary: ${name}`,
      })
    }
  }
  return findings
}

/** A definition is a paragraph: it ends at the next empty line. */
function isWithinDefinition(text: string, line: number, definitions: Set<number>): boolean {
  const lines = text.split('\n')
  for (let above = line; above >= 1 && (lines[above - 1] ?? '').trim() !== ''; above--) {
    if (definitions.has(above)) return true
  }
  return false
}
