import type {z} from 'zod'
import type {Parsed} from '../model/sources.ts'
import type {YamlFile} from './yaml-file.ts'

/** The value of a file in the shape that its readers rely on; each fault at its place. `what` names the shape to a person. */
export function validate<Schema extends z.ZodType>(
  yaml: YamlFile,
  schema: Schema,
  what: string,
): Parsed<z.infer<Schema> | undefined> {
  if (yaml.findings.length > 0) return {value: undefined, findings: yaml.findings}
  const result = schema.safeParse(yaml.value)
  if (result.success) return {value: result.data, findings: []}
  return {
    value: undefined,
    findings: result.error.issues.map((issue) => ({
      rule: 'source-value',
      ...yaml.placeOf(issue.path as (string | number)[]),
      message: `Unexpected value of \`${issue.path.join('.') || 'the file'}\`, ${
        // A shape that says by itself what it expects is understood without the whole of it.
        issue.message.startsWith('expected ') ? issue.message : `expected ${what}: ${issue.message}`
      }`,
      fix: 'mend the value',
    })),
  }
}
