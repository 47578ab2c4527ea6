import {z} from 'zod'
import {requirementStates} from '../../model/states.ts'

/** A compliance report, as its JSON says it: the other forms are printed from the same value. */
const text = z.string()
const said = (description: string) => z.string().nullable().describe(description)
const state = z.enum(requirementStates.map(({name}) => name)).describe('Of the closed table of states.')

const run = z.strictObject({
  file: text,
  date: said('Day on which this was seen first, YYYY-MM-DD.'),
  suite: text,
  version: text.describe('Of the target, as the run saw it.'),
  specification: text,
  judged: z.record(text, text).describe('By name: a digest, or what a foreign program says of itself.'),
  current_claim: z
    .boolean()
    .nullable()
    .describe('The claim that selected the cases is the one of this report; null: there is none.'),
})

const claim = z.strictObject({
  file: text,
  digest: text,
  implementation: text,
  version: text,
  supplier: text,
  contact: text,
  client: text,
  system: text,
  hardware: text,
  date: text.nullable(),
  specification: text,
  states_conformance_to: z.array(text).describe('Profiles, in the words of the claim.'),
})

const count = z.int().min(0)

/** Numbers of requirements by state, and what is made of them. */
const counts = z.strictObject({
  requirements: count.describe('All of the specification that are in force, asked of this target or not.'),
  counted: count.describe('Asked of this target: the denominator.'),
  shown: count.describe('Verified and attested.'),
  verified: count.describe('Observed by cases.'),
  attested: count.describe('By evidence of an inspection or analysis.'),
  shown_percent: count.nullable().describe('Of what is counted, rounded down; null where nothing is.'),
  states: z.record(text, count).describe('Each state that occurs.'),
})

const group = counts.extend({name: text, title: text})

const waiver = z.strictObject({
  case: said('The case that it is laid over; null: the requirement.'),
  observed: said('The verdict that it accepts.'),
  reason: text,
  owner: text,
  until: text,
  expired: z.boolean().describe('It has no effect any more.'),
})

const answer = z.strictObject({
  case: text,
  title: text,
  file: text,
  observed: text.describe('What was seen, before anything was laid over it; not-run where it is outdated.'),
  state: text.describe('What it counts as.'),
  reason: said('Why, or what broke.'),
  evidence: said('What was seen.'),
  again: said('How to run it again; null where no adapter of ours reaches the target.'),
})

const evidence = z.strictObject({
  document: text,
  answer: text,
  verdict: z.enum(['pass', 'fail']),
  reviewed: text.describe('By whom and when; empty where the claim does not say.'),
  method: text.nullable(),
  digest: text.nullable(),
  note: text.nullable(),
})

const requirement = z.strictObject({
  id: text,
  revision: z.int(),
  title: text,
  text: text.describe('Normalised, one line a block.'),
  level: text,
  subject: text,
  verify: text,
  condition: text,
  chapter: text,
  section: text,
  profiles: z.array(text),
  state,
  verdict: said('Null where it is not counted.'),
  claimed: z.enum(['yes', 'no']).nullable().describe('What the claim says of it.'),
  claim_reason: said('Of a no.'),
  asked_for: said('What an assessor asks for, where a document answers.'),
  answers: z.array(answer),
  evidence: evidence.nullable(),
  waivers: z.array(waiver),
})

const conclusion = z.strictObject({
  profile: text,
  title: text,
  claimed: z.boolean().nullable().describe('Null: a survey, in which nobody claims anything.'),
  stated: z.boolean().describe('The claim states conformance to it.'),
  obligations: count.describe('Of the profile, without those that do not apply; 0 where it is not claimed.'),
  conforms: z
    .boolean()
    .nullable()
    .describe('What was shown allows the statement; null where the profile is not claimed, or asks for nothing here.'),
  prevents: z
    .array(z.strictObject({state, ids: z.array(text)}))
    .describe('Obligations of the profile that are not shown, by state.'),
  denies: z.array(text).describe('Obligations of the profile that the claim says no to.'),
  departs: z.array(text).describe('Recommendations of the profile that are not shown: they take no conformance away.'),
})

export const reportSchema = z.strictObject({
  $schema: text.optional(),
  report: z.literal('compliance'),
  format: z.literal(1),
  basis: z.enum(['claim', 'survey']).describe('claim: somebody answers for the target; survey: it was observed only.'),
  specification: z.strictObject({
    title: text,
    short: text,
    version: text,
    status: text,
    date: text,
    digest: text.describe('Of id, revision, level and hash of every requirement in force.'),
  }),
  errors: count.describe('Findings of that severity in the sources that this was made from.'),
  tool: text,
  commit: text.optional().describe('That is checked out, where it was asked for.'),
  target: z.strictObject({
    name: text,
    title: text,
    adapter: text,
    subjects: z.array(text).describe('Whose requirements it can answer for.'),
    version: said('That results have to be of.'),
  }),
  claim: claim.nullable(),
  suite_digest: text.describe('Of id and hash of every case.'),
  runs: z.array(run),
  counts,
  by_level: z.array(group),
  by_chapter: z.array(group),
  by_profile: z.array(group),
  conclusions: z.array(conclusion),
  requirements: z.array(requirement),
})

export type Report = z.infer<typeof reportSchema>
export type ReportedRequirement = z.infer<typeof requirement>

/** The JSON Schema of the reports. */
export function reportJsonSchema(): string {
  return `${JSON.stringify(z.toJSONSchema(reportSchema), null, 1)}\n`
}
