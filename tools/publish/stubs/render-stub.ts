import {atomsOf, parseCondition} from '../../model/conditions/condition.ts'
import type {StubRequirement} from '../../trace/stubs.ts'

export type StubTemplate = (view: View) => string

interface View {
  requirement: string
  /** Lines of the mapping after `requirement`. */
  header: string[]
  id: string
  revision: number
  title: string
  level: string
  subject: string
  text: string[]
  condition: string
  source: string
  serves: string
}

/** Columns of a comment line, its `//` included. */
const width = 118

/**
 * A skeleton that compiles, runs, and reports *error: not written*: it covers nothing until a person has adopted it and
 * written its body.
 */
export function renderStub(requirement: StubRequirement, render: StubTemplate): string {
  const {id, revision, title, level, subject, device, condition, uses, source, serves} = requirement
  return render({
    requirement: `${id}@${revision}`,
    header: headerLines(title, device, condition, uses),
    id,
    revision,
    title,
    level,
    subject,
    text: commentLines(requirement.text),
    condition,
    source: source.join(', '),
    serves: serves.map((need) => `${need.id} (${need.title})`).join(', '),
  })
}

/** The lines of the header whose values a person looks at first, their remarks below each other. */
function headerLines(title: string, device: string | null, condition: string, uses: string[]): string[] {
  const entries: [string, string][] = [
    [`title: ${yamlText(lowerFirst(title))}`, 'say the behaviour: "completes a write … only after …"'],
    [`accept: [${featuresOf(condition).join(', ')}]`, 'from the condition; remove what the driver has to leave out'],
    [`uses: [${uses.join(', ')}]`, 'what the adapter has to be able to show, see conformance/INTERPRETING.md'],
  ]
  const column = Math.max(...entries.map(([entry]) => entry.length)) + 4
  const lines = entries.map(([entry, remark]) => `${entry.padEnd(column)}# ${remark}`)
  return device === null ? lines : lines.toSpliced(1, 0, `device: ${device}`)
}

function featuresOf(condition: string): string[] {
  const parsed = parseCondition(condition)
  if ('error' in parsed) return []
  return [
    ...new Set(
      atomsOf(parsed.condition)
        .filter(({kind}) => kind === 'feature')
        .map(({name}) => name),
    ),
  ]
}

/** Titles are sentences of an author: what YAML would read otherwise is quoted, what would end the comment is broken. */
function yamlText(text: string): string {
  const safe = text.replaceAll('*/', '* /')
  return /^[A-Za-z0-9][^:#"'\\[\]{}]*$/.test(safe) ? safe : JSON.stringify(safe)
}

function lowerFirst(text: string): string {
  return /^[A-Z][a-z]/.test(text) ? `${text[0]!.toLowerCase()}${text.slice(1)}` : text
}

/** The text of a requirement, each line wrapped and indented as it was. */
function commentLines(text: string): string[] {
  return text.split('\n').flatMap((line) => {
    const indent = /^ */.exec(line)![0]
    const words = line.trim().split(' ')
    const lines: string[] = []
    for (const word of words) {
      const last = lines.at(-1)
      if (last !== undefined && `//   ${last} ${word}`.length <= width) lines[lines.length - 1] = `${last} ${word}`
      else lines.push(`${indent}${word}`)
    }
    return lines
  })
}
