import {z} from 'zod'
import type {MappedField, MappingRule} from '../model/imported.ts'
import type {Parsed} from '../model/sources.ts'
import {parseYamlFile} from './yaml-file.ts'

const fields = ['name', 'classname', 'file'] as const satisfies readonly MappedField[]
const destinations = ['requirement', 'case'] as const
const names = z.union([z.string().min(1), z.array(z.string().min(1)).min(1)])

const rule = z
  .strictObject({
    name: z.string().optional(),
    classname: z.string().optional(),
    file: z.string().optional(),
    requirement: names.optional(),
    case: names.optional(),
  })
  .refine((value) => fields.some((field) => value[field] !== undefined), 'expected `name`, `classname` or `file`')
  .refine((value) => destinations.some((key) => value[key] !== undefined), 'expected `requirement` or `case`')

/** A file that says which tests show what: a list of patterns, in which `*` stands for anything, and what they lead to. */
export function parseImportMap(text: string, file: string): Parsed<MappingRule[] | undefined> {
  const yaml = parseYamlFile(text, file)
  if (yaml.findings.length > 0) return {value: undefined, findings: yaml.findings}
  const result = z.array(rule).safeParse(yaml.value)
  if (!result.success) {
    return {
      value: undefined,
      findings: result.error.issues.map((issue) => {
        const unknown = issue.code === 'unrecognized_keys' ? issue.keys : []
        const path = [...issue.path, ...unknown.slice(0, 1)] as (string | number)[]
        return {
          rule: 'source-value',
          ...yaml.placeOf(path),
          message: `Unexpected value of \`${path.join('.') || 'the file'}\`, expected a list of rules: ${issue.message}`,
          fix: 'a rule has `name`, `classname` or `file` with a pattern, and `requirement` or `case`',
        }
      }),
    }
  }
  const value = result.data.map(
    (one, index): MappingRule => ({
      ...yaml.placeOf([index]),
      patterns: fields.flatMap((field) => (one[field] === undefined ? [] : [{field, pattern: one[field]}])),
      names: destinations.flatMap((key) =>
        [one[key] ?? []]
          .flat()
          .map((name, place) => ({name, ...yaml.placeOf([index, key, ...(Array.isArray(one[key]) ? [place] : [])])})),
      ),
    }),
  )
  return {value, findings: []}
}
