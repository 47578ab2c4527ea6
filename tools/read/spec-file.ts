import {z} from 'zod'
import type {Finding} from '../model/finding.ts'
import {templateProblem} from '../model/id-pattern.ts'
import {outputNames, usualOutputs} from '../model/output-names.ts'
import type {Spec} from '../model/spec.ts'
import {isDay} from '../text/day.ts'
import {parseYamlFile} from './yaml-file.ts'

const path = z.string().min(1)
/** Pages are named after it. */
const chapterPath = path.max(200, 'expected at most 200 characters: rename the file')
const name = z
  .string()
  .regex(/^[A-Za-z0-9][A-Za-z0-9_.-]{0,99}$/, 'expected at most 100 letters, digits, `_`, `-` and `.`')

const schema = z.strictObject({
  title: z.string().min(1),
  short: z.string().min(1).optional(),
  version: z.string().regex(/^\d+\.\d+\.\d+(?:-[0-9A-Za-z.-]+)?$/, 'expected a version such as 1.0.0 or 1.0.0-draft.1'),
  status: z.enum(['draft', 'candidate', 'release']).default('draft'),
  date: z.string().refine(isDay, 'expected a date such as 2026-01-31'),
  licence: z.string().default(''),
  keywords: z.enum(['bcp14', 'iso', '3gpp']).default('bcp14'),
  parts: z
    .array(z.strictObject({title: z.string().min(1), chapters: z.array(chapterPath)}))
    .min(1, 'expected at least one part'),
  ignore: z.array(path).default([]),
  glossary: z.string().optional(),
  areas: z
    .record(
      z.string().regex(/^[A-Z][A-Z0-9]{0,29}$/, 'expected at most 30 capitals and digits'),
      z.strictObject({title: z.string(), cases: name}),
    )
    .default({}),
  tags: z
    .strictObject({
      in: z.array(z.enum(['quote', 'item', 'paragraph', 'row'])).min(1),
      columns: z.array(z.string()).default(['Requirement']),
    })
    .default({in: ['quote', 'row'], columns: ['Requirement']}),
  subjects: z.array(name).min(1),
  verify: z.record(name, z.enum(['case', 'evidence'])),
  conditions: z.record(name, z.union([z.string(), z.array(z.string()).min(1)])).default({}),
  items: z.record(
    name,
    z.strictObject({
      id: z.string().check(({value, issues}) => {
        const problem = templateProblem(value)
        if (problem !== undefined) issues.push({code: 'custom', message: problem, input: value})
      }),
      level: z.enum(['required', 'forbidden']),
    }),
  ),
  links: z.record(name, z.strictObject({from: name, to: name, covers: z.boolean()})),
  profiles: z
    .record(
      name,
      z.union([z.string(), z.strictObject({title: z.string(), extends: z.union([name, z.array(name)]).default([])})]),
    )
    .default({}),
  catalogues: z.record(name, path).default({}),
  outputs: z.array(z.enum(outputNames)).default(usualOutputs),
  capabilities: z.record(name, z.string()).optional(),
  claims: z.strictObject({identity: z.array(name).default([])}).optional(),
  suite: z
    .strictObject({
      version: z.coerce.string().min(1),
      prepare: z.array(z.string().min(1)).default([]),
      run: z.array(z.string().min(1)).min(1, 'expected a program and its arguments'),
      judge: z.array(path).default([]),
      imports: z.record(z.string().regex(/^[^*]+\*?[^*]*$/, 'expected a name with at most one `*`'), path).default({}),
    })
    .optional(),
})

/** Validates `spec.yaml`. Without a `spec` there is at least one error that says what to mend, with its place. */
export function readSpecFile(text: string, file: string): {spec: Spec | undefined; findings: Finding[]} {
  const yaml = parseYamlFile(text, file)
  if (yaml.findings.length > 0) return {spec: undefined, findings: yaml.findings}
  const result = schema.safeParse(yaml.value)
  if (!result.success) {
    const findings = result.error.issues.flatMap((issue): Finding[] => {
      const keys = issue.path.filter((key) => typeof key !== 'symbol')
      if (issue.code === 'unrecognized_keys') {
        return issue.keys.map((key) => ({
          rule: 'unknown-key',
          ...yaml.placeOf([...keys, key]),
          message: `Unexpected key \`${[...keys, key].join('.')}\`, expected one that spec.yaml knows`,
          fix: 'remove it, or mend its spelling',
        }))
      }
      return [
        {
          rule: 'spec-value',
          ...yaml.placeOf(keys),
          message: `Unexpected value of \`${keys.join('.') || 'spec.yaml'}\`: ${issue.message}`,
          fix: 'mend the value; README.md and examples/tiny-spec/spec.yaml show every key',
        },
      ]
    })
    return {spec: undefined, findings}
  }
  const data = result.data
  const findings: Finding[] = []
  const report = (keys: (string | number)[], message: string, fix: string) =>
    findings.push({rule: 'spec-value', ...yaml.placeOf(keys), message, fix})
  const seen = new Set<string>()
  data.parts.forEach((part, index) => {
    part.chapters.forEach((chapter, place) => {
      if (seen.has(chapter))
        report(
          ['parts', index, 'chapters', place],
          `Unexpected second \`${chapter}\`, expected each chapter once`,
          'remove one of the two',
        )
      seen.add(chapter)
    })
  })
  const kinds = new Set([...Object.keys(data.items), 'clause', 'case'])
  for (const [role, {from, to}] of Object.entries(data.links)) {
    for (const kind of [from, to])
      if (!kinds.has(kind))
        report(
          ['links', role],
          `Unexpected \`${kind}\` in the link role \`${role}\`, expected one of ${[...kinds].join(', ')}`,
          'use a type of `items`, `clause` or `case`',
        )
  }
  const profiles: Spec['profiles'] = {}
  for (const [key, profile] of Object.entries(data.profiles)) {
    const {title, extends: parents} = typeof profile === 'string' ? {title: profile, extends: []} : profile
    profiles[key] = {title, extends: [parents].flat()}
    for (const parent of [parents].flat()) {
      if (!Object.hasOwn(data.profiles, parent))
        report(
          ['profiles', key],
          `Unexpected profile \`${parent}\`, expected one of ${Object.keys(data.profiles).join(', ')}`,
          'define the profile first',
        )
    }
  }
  for (const key of Object.keys(profiles)) {
    if (isReached(key, profiles[key]!.extends, profiles))
      report(
        ['profiles', key],
        `Unexpected circle of profiles through \`${key}\`, expected an order`,
        'break the circle',
      )
  }
  const [glossaryPath, glossaryAnchor] = (data.glossary ?? '').split('#')
  const conditions = Object.fromEntries(
    Object.entries(data.conditions).map(([kind, places]) => [kind, [places].flat()]),
  )
  const spec: Spec = {
    ...data,
    short: data.short ?? data.title,
    glossary: glossaryPath ? {path: glossaryPath, anchor: glossaryAnchor ?? ''} : undefined,
    conditions,
    profiles,
    capabilities: data.capabilities,
    claims: data.claims,
    suite: data.suite,
  }
  return {spec: findings.length > 0 ? undefined : spec, findings}
}

/** Does a profile extend itself, through however many others? */
function isReached(key: string, parents: string[], profiles: Spec['profiles']): boolean {
  const open = [...parents]
  const seen = new Set<string>()
  for (let parent = open.pop(); parent !== undefined; parent = open.pop()) {
    if (parent === key) return true
    if (seen.has(parent) || !Object.hasOwn(profiles, parent)) continue
    seen.add(parent)
    open.push(...profiles[parent]!.extends)
  }
  return false
}
