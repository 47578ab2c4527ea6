import {z} from 'zod'
import type {claimKeys} from '../model/claim-keys.ts'
import type {Finding} from '../model/finding.ts'
import {type Claim, type ClaimAnswer, type ClaimEvidence, type Parsed, parseRevisioned} from '../model/sources.ts'
import {isDay} from '../text/day.ts'
import {shortHash} from '../text/hash.ts'
import {parseYamlFile, type YamlFile} from './yaml-file.ts'
import {validate} from './yaml-shape.ts'

const date = z.string().refine(isDay, 'expected a date such as 2027-06-30')
const reason = z.string().trim().min(1, 'expected the reason')

const scalar = z.union([z.string(), z.number(), z.boolean()], 'expected a word, a number, or true or false')
/** Of what is not one. */
function mapping(of: string): string {
  return `expected a mapping: an id, a colon, ${of}`
}

/** Seven, `20 ms`, or value and unit apart. */
const value = z.union(
  [scalar, z.strictObject({value: scalar, unit: z.string().optional()})],
  'expected a value such as `mmio` or `{value: 20, unit: ms}`',
)

const answer = z.union(
  [
    z.boolean(),
    z.strictObject({
      answer: z.boolean().optional(),
      reason: reason.optional(),
      value: scalar.optional(),
      unit: z.string().optional(),
      comment: z.string().optional(),
    }),
  ],
  'expected true, false, or a mapping of answer (true or false), reason, value, unit, comment',
)

const claim = z.looseObject({
  implementation: z.string(),
  version: z.union([z.string().min(1), z.number()], 'expected the version of the implementation'),
  supplier: z.string().default(''),
  contact: z.string().default(''),
  client: z.string().default(''),
  system: z.string().default(''),
  hardware: z.string().default(''),
  date: date.nullable().default(null),
  specification: z.string().default(''),
  answers: z.record(z.string(), answer, mapping('true or false')).nullable().default({}),
  values: z.record(z.string(), value, mapping('its value')).nullable().default({}),
  except: z.record(z.string(), reason, mapping('its reason')).nullable().default({}),
  conforms: z.array(z.string(), 'expected a list of profiles such as `[base]`').nullable().default([]),
  evidence: z
    .record(
      z.string(),
      z.strictObject({
        document: z.string(),
        answer: z.string(),
        verdict: z.enum(['pass', 'fail']),
        reviewed: z.strictObject({by: z.string(), on: z.string()}).optional(),
        method: z.string().optional(),
        digest: z.string().optional(),
        note: z.string().optional(),
      }),
    )
    .nullable()
    .default({}),
} satisfies Record<(typeof claimKeys)[number], z.ZodType>)

/** `requirements/claims/<name>.yaml`: what one implementer says is supported. A name that is absent is unanswered. */
export function parseClaim(text: string, file: string): Parsed<Claim | undefined> {
  const yaml = parseYamlFile(text, file)
  const read = validate(yaml, claim, 'a claim: implementation, version, answers, values, except, conforms, evidence')
  if (!read.value) return {value: undefined, findings: read.findings}
  const {answers, values, except, conforms, evidence, ...identity} = read.value
  const attested = readEvidence(evidence ?? {}, yaml)
  const said = Object.entries(values ?? {}).map(([name, given]) => ({
    name,
    ...readValue(given, writtenNumber(yaml, ['values', name])),
  }))
  return {
    value: {
      file,
      hash: shortHash(text),
      identity: {
        implementation: identity.implementation,
        version: yaml.writtenAt(['version']) ?? String(identity.version),
        supplier: identity.supplier,
        contact: identity.contact,
        client: identity.client,
        system: identity.system,
        hardware: identity.hardware,
        date: identity.date,
        specification: identity.specification,
      },
      answers: [
        ...Object.entries(answers ?? {}).map(([requirement, given]) =>
          readAnswer(requirement, given, writtenNumber(yaml, ['answers', requirement])),
        ),
        ...Object.entries(except ?? {}).map(([requirement, why]) => exception(requirement, why)),
      ],
      values: said,
      conforms: conforms ?? [],
      places: placesIn(yaml),
      evidence: attested.value,
      data: yaml.value as Record<string, unknown>,
    },
    findings: attested.findings,
  }
}

function readAnswer(requirement: string, given: z.infer<typeof answer>, written: string | null): ClaimAnswer {
  const from = {requirement, source: 'answers'} as const
  if (typeof given === 'boolean') return {...from, answer: given, value: null, unit: null, reason: null, comment: null}
  const {answer: yes, reason: why, value: number, unit, comment} = given
  return {
    ...from,
    // A value is an answer of its own: it says neither yes nor no.
    answer: yes ?? null,
    ...readValue(number === undefined ? null : {value: number, unit}, written),
    reason: why ?? null,
    comment: comment ?? null,
  }
}

function exception(requirement: string, why: string): ClaimAnswer {
  return {requirement, source: 'except', answer: false, value: null, unit: null, reason: why, comment: null}
}

/** The digits of a number, as they stand there: by itself, or under `value`. */
function writtenNumber(yaml: YamlFile, path: string[]): string | null {
  return yaml.writtenAt(path) ?? yaml.writtenAt([...path, 'value']) ?? null
}

function readValue(
  given: z.infer<typeof value> | null,
  written: string | null,
): {value: string | null; unit: string | null; bare: boolean} {
  if (given === null) return {value: null, unit: null, bare: false}
  if (typeof given !== 'object') return {value: written ?? String(given), unit: null, bare: typeof given === 'number'}
  return {
    value: written ?? String(given.value),
    unit: given.unit ?? null,
    bare: typeof given.value === 'number' && given.unit === undefined,
  }
}

function readEvidence(
  evidence: NonNullable<z.infer<typeof claim>['evidence']>,
  yaml: YamlFile,
): {value: ClaimEvidence[]; findings: Finding[]} {
  const value: ClaimEvidence[] = []
  const findings: Finding[] = []
  for (const [key, {document, answer: said, verdict, reviewed, method, digest, note}] of Object.entries(evidence)) {
    const revisioned = parseRevisioned(key)
    if (!revisioned) {
      findings.push({
        rule: 'claim-value',
        ...yaml.placeOf(['evidence', key]),
        message: `Unexpected \`${key}\`, expected a requirement with its revision`,
        fix: 'write `ID@revision`: evidence answers one wording',
      })
      continue
    }
    value.push({
      requirement: revisioned.id,
      revision: revisioned.revision,
      document,
      answer: said,
      verdict,
      reviewed: reviewed ? `${reviewed.by}, ${reviewed.on}` : '',
      method: method ?? null,
      digest: digest ?? null,
      note: note ?? null,
    })
  }
  return {value, findings}
}

/** Where each key of a mapping of mappings stands. */
function placesIn(yaml: YamlFile): Claim['places'] {
  const places: Claim['places'] = {}
  const visit = (node: unknown, path: string[]): void => {
    if (typeof node !== 'object' || node === null || Array.isArray(node)) return
    for (const [key, child] of Object.entries(node)) {
      const {line, column} = yaml.placeOf([...path, key])
      places[[...path, key].join('/')] = [line, column]
      visit(child, [...path, key])
    }
  }
  visit(yaml.value, [])
  return places
}
