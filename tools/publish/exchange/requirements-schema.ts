import {z} from 'zod'
import {requirementStates} from '../../model/states.ts'

const text = z.string().nullable().meta({id: 'text'})
const said = (description: string) => text.describe(description)

const profile = z.strictObject({name: z.string(), title: z.string()}).meta({id: 'profile'})

const target = z
  .strictObject({
    name: z.string(),
    title: z.string(),
    subjects: z.array(z.string()).describe('Whose requirements it answers for.'),
  })
  .meta({id: 'target'})

const coverage = z
  .strictObject({
    target: z.string(),
    shallow: z.boolean().describe('Something could show it.'),
    deep: z.boolean().describe('It was shown.'),
    reason: z.enum(requirementStates.map(({name}) => name)),
  })
  .meta({id: 'coverage'})

const requirement = z
  .strictObject({
    level: z.enum(['MUST', 'MUST NOT', 'SHOULD', 'SHOULD NOT', 'MAY']).nullable(),
    subject: said('Who is bound.'),
    device: text,
    verify: z.string().describe('Verification method.'),
    condition: z.string().describe('When it applies; `always` where it always does.'),
    rationale: text,
    evidence: said('What an assessor asks for.'),
    uses: z.array(z.string()).describe('What an adapter has to be able to show.'),
    profiles: z.array(z.string()),
    coverage: z.array(coverage),
  })
  .meta({id: 'requirement'})

const link = z
  .strictObject({
    role: z.string(),
    destination: z.string().describe('An id, or catalogue#alias of a clause.'),
    revision: z.int().nullable(),
    status: z.enum(['duplicate', 'orphaned', 'wrong-type', 'outdated', 'covers', 'resolved', 'waived']),
  })
  .meta({id: 'link'})

const item = z
  .strictObject({
    id: z.string(),
    type: z.string().describe('requirement, need, question, or what spec.yaml adds.'),
    state: z.enum(['unissued', 'issued', 'suspect', 'retired']),
    revision: z.int().min(1).describe('Of its meaning.'),
    hash: z
      .string()
      .regex(/^[0-9a-f]{16}$/)
      .describe(
        'First 16 digits of SHA-256 over subject, condition and text, each ended by a line feed save the last.',
      ),
    title: z.string(),
    text: said('Normalised, one line a block; null for a retired item.'),
    chapter: text,
    section: said('Anchor of the section.'),
    sectionNumber: text,
    file: text,
    line: z.int().min(1).nullable(),
    reason: said('Why it was retired.'),
    successor: said('The id that takes its place.'),
    requirement: requirement.nullable(),
    links: z.array(link),
  })
  .meta({id: 'item'})

const testCase = z
  .strictObject({
    id: z.string(),
    requirement: z.string(),
    revision: z.int(),
    title: z.string(),
    file: z.string(),
    hash: z.string(),
  })
  .meta({id: 'case'})

/** Shape of `exchange/requirements.json`: the one description, of which its JSON Schema is made. */
export const requirementsSchema = z
  .strictObject({
    $schema: z.string().optional(),
    // Raised when a field changes its name or meaning.
    format: z.literal(1),
    specification: z.strictObject({
      title: z.string(),
      short: z.string(),
      version: z.string(),
      status: z.enum(['draft', 'candidate', 'release']),
      date: z.string().meta({format: 'date'}),
      licence: z.string(),
    }),
    profiles: z.array(profile),
    targets: z.array(target),
    items: z.array(item),
    cases: z.array(testCase),
  })
  .meta({
    title: 'Requirements of a specification',
    description:
      'Every item of a specification with its links and coverage, in document order; retired items come last.',
  })

export type Requirements = z.infer<typeof requirementsSchema>

/** The same as JSON Schema 2020-12. */
export function requirementsJsonSchema(): string {
  return `${JSON.stringify(z.toJSONSchema(requirementsSchema, {target: 'draft-2020-12'}), null, 1)}\n`
}
