import type {PicsRequirement, PicsRows} from '../../../tools/trace/pics.ts'

/** An obligation of the profile `home`, of which the claim says nothing. */
export function obligation(id: string, said: Partial<PicsRequirement> = {}): PicsRequirement {
  return {
    id,
    title: `Title of ${id}`,
    level: 'MUST',
    device: null,
    subject: 'kettle',
    condition: 'always',
    page: 'kettle',
    section: '1',
    profiles: ['home'],
    state: 'no case',
    answer: null,
    reason: null,
    comment: null,
    value: null,
    evidence: null,
    ...said,
  }
}

/** The rows of a statement about kettles; `data`: what their claim answers. */
export function kettleRows(
  requirements: PicsRequirement[],
  data: Record<string, unknown>,
  claim: Partial<NonNullable<PicsRows['claim']>> = {},
): PicsRows {
  return {
    specification: {title: 'Kettles', short: 'KETTLES', version: '0.1.0', status: 'draft', date: '2026-03-01'},
    errors: 0,
    target: 'kettle',
    claim: {
      implementation: 'A kettle',
      version: '1.0.0',
      supplier: '',
      contact: '',
      client: '',
      system: '',
      hardware: '',
      date: null,
      specification: 'KETTLES 0.1.0',
      conforms: [],
      data,
      ...claim,
    },
    summary: {counted: requirements.length, verified: 0, attested: 0},
    values: {},
    kinds: [
      {name: 'feature', places: ['catalogue.features']},
      {name: 'profile', places: ['profiles']},
    ],
    profiles: [
      {name: 'home', title: 'Kettles at home.'},
      {name: 'camp', title: 'Kettles on a fire.'},
    ],
    features: ['F_LID', 'F_SING', 'F_SPOUT', 'F_TIMER'].map((name, bit) => ({name, device: null, bit})),
    chapters: [{title: 'Kettle', number: 1, requirements}],
  }
}
