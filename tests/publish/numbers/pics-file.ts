import type {Condition} from './conditions.ts'

/** A conformance statement as it stands in the file: tables of cells, by the number of their section. */
export interface Pics {
  /** Of the table at the top: what a line is called, and what it says. */
  head: Map<string, string>
  tables: {number: string; title: string; columns: string[]; rows: Record<string, string>[]}[]
  conditions: Map<string, {text: string; base: string}>
  /** The entries of a list by its heading. */
  lists: Map<string, string[]>
  /** Paragraphs after the conditions. */
  notes: string[]
}

export function readPics(markdown: string): Pics {
  const sections = markdown.split(/^## /m)
  const pics: Pics = {head: new Map(), tables: [], conditions: new Map(), lists: new Map(), notes: []}
  for (const [name, text] of tableOf(sections[0]!.split('\n')).map((cells) => [cells[0]!, cells[1] ?? ''] as const))
    if (name !== '') pics.head.set(name, text)
  for (const section of sections.slice(1)) {
    const [title, ...lines] = section.split('\n')
    const entries = lines.flatMap((line) => (line.startsWith('- ') ? [line.slice(2)] : []))
    const numbered = title!.match(/^(A\.\d+) (.*)$/)
    if (numbered !== null) {
      const [columns, , ...rows] = tableOf(lines)
      pics.tables.push({
        number: numbered[1]!,
        title: numbered[2]!,
        columns: columns!,
        rows: rows.map((cells) => Object.fromEntries(columns!.map((column, index) => [column, cells[index] ?? '']))),
      })
    } else if (title === 'Conditions')
      for (const entry of entries) {
        const [, name, text, base] = entry.match(/^(c\.\d+): IF (.*) THEN (.*) ELSE n\/a$/)!
        pics.conditions.set(name!, {text: text!, base: base!})
      }
    else pics.lists.set(title!, entries)
    pics.notes.push(...lines.filter((line) => /^[AN][. ]/.test(line)))
  }
  return pics
}

function tableOf(lines: string[]): string[][] {
  return lines
    .filter((line) => line.startsWith('|'))
    .map((line) =>
      line
        .replace(/^\||\|$/g, '')
        .split(/(?<!\\)\|/)
        .map((cell) => cell.trim().replaceAll('\\|', '|')),
    )
}

/** `A.1/1 AND NOT (A.2/3 OR A.3/4)` with the question that each number stands for. */
export function parsePrinted(text: string, atoms: Map<string, {kind: string; name: string}>): Condition {
  const tokens = text.match(/[()]|[A-Z]+(?= |\(|$)|A\.\d+\/\d+/g) ?? []
  let at = 0
  const list = (word: 'OR' | 'AND', next: () => Condition): Condition => {
    const parts = [next()]
    while (tokens[at] === word) {
      at += 1
      parts.push(next())
    }
    return parts.length === 1 ? parts[0]! : {type: word === 'OR' ? 'or' : 'and', parts}
  }
  const whole = (): Condition => list('OR', () => list('AND', negation))
  const negation = (): Condition => {
    const token = tokens[at++]!
    if (token === 'NOT') return {type: 'not', part: negation()}
    if (token === '(') {
      const inner = whole()
      at += 1
      return inner
    }
    const atom = atoms.get(token)
    if (atom === undefined) throw new Error(`Unexpected ${token} in ${text}`)
    return {type: 'atom', ...atom}
  }
  return whole()
}
