import {z} from 'zod'
import type {Finding} from '../model/finding.ts'
import type {Catalogue, Parsed} from '../model/sources.ts'
import {parseYamlFile} from './yaml-file.ts'

const bits = z.record(z.string(), z.int().min(0).max(127))

const schema = z.looseObject({
  standard: z.string(),
  revision: z.coerce.string().default(''),
  url: z.string().nullable().default(null),
  features: bits.nullable().default({}),
  devices: z
    .record(z.string(), z.looseObject({id: z.int().nullable().default(null), features: bits.nullable().default({})}))
    .default({}),
  clauses: z
    .record(z.string(), z.looseObject({label: z.coerce.string(), kind: z.string().default('section')}))
    .nullable()
    .default({}),
})

/** Facts about another standard. */
export function parseCatalogue(text: string, file: string, name: string): Parsed<Catalogue | undefined> {
  const yaml = parseYamlFile(text, file)
  if (yaml.findings.length > 0) return {value: undefined, findings: yaml.findings}
  const result = schema.safeParse(yaml.value)
  if (!result.success) {
    const findings = result.error.issues.map(
      (issue): Finding => ({
        rule: 'catalogue-value',
        ...yaml.placeOf(issue.path as (string | number)[]),
        message: `Unexpected value of \`${issue.path.join('.') || name}\`: ${issue.message}`,
        fix: 'a catalogue has `standard`, `revision`, `clauses` (alias: {label, kind}) and, where it names devices, `devices`',
      }),
    )
    return {value: undefined, findings}
  }
  const {standard, revision, url, clauses, devices, features} = result.data
  return {
    value: {
      name,
      file,
      standard,
      revision,
      url,
      clauses: Object.entries(clauses ?? {}).map(([alias, {label, kind}]) => ({alias, label, kind})),
      devices: Object.entries(devices).map(([device, {id}]) => ({name: device, id})),
      features: [
        ...Object.entries(features ?? {}).map(([feature, bit]) => ({device: null, name: feature, bit})),
        ...Object.entries(devices).flatMap(([device, {features: own}]) =>
          Object.entries(own ?? {}).map(([feature, bit]) => ({device, name: feature, bit})),
        ),
      ],
      data: yaml.value as Record<string, unknown>,
    },
    findings: [],
  }
}
