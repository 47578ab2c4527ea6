import type {z} from 'zod'
import type {Finding} from '../model/finding.ts'
import type {Parsed} from '../model/sources.ts'
import {deepest, isTooDeep} from '../text/depth.ts'
import {doubledKey} from './doubled-key.ts'

/** One JSON value a line. A line that cannot be read is a finding; the others count. */
export function parseJsonLines<Schema extends z.ZodType>(
  text: string,
  file: string,
  schema: Schema,
  what: string,
  fix = 'restore the line from version control: tools write this file, not people',
): Parsed<{data: z.infer<Schema>; line: number}[]> {
  const findings: Finding[] = []
  const value: {data: z.infer<Schema>; line: number}[] = []
  text.split('\n').forEach((content, index) => {
    if (content.trim() === '') return
    const line = index + 1
    const report = (message: string, column = 1) =>
      findings.push({
        rule: 'json-line',
        file,
        line,
        column,
        message,
        fix,
      })
    let json: unknown
    try {
      json = JSON.parse(content)
    } catch {
      // A merge that stopped half-way leaves such lines.
      const conflict = /^(?:<{7}|={7}|>{7})/.test(content)
      report(
        conflict
          ? 'Unexpected conflict mark of a merge, expected a line of JSON'
          : `Unexpected text, expected ${what} as one line of JSON`,
      )
      return
    }
    if (isTooDeep(json)) {
      report(`Unexpected value of more than ${deepest} levels, expected ${what}`)
      return
    }
    const doubled = doubledKey(content)
    if (doubled !== undefined) {
      report(`Unexpected second \`${doubled}\`, expected each key once: which of the two counts is nobody's guess`)
      return
    }
    const result = schema.safeParse(json)
    if (result.success) value.push({data: result.data, line})
    else {
      const issue = result.error.issues[0]!
      report(`Unexpected ${issue.path.join('.') || 'value'}, expected ${what}: ${issue.message}`)
    }
  })
  return {value, findings}
}
