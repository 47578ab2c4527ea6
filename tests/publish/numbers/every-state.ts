import {createHash} from 'node:crypto'

/**
 * Files to lay over the fixture, for what it has no occasion for: a chapter and three targets more, on which each of the
 * thirteen states occurs, with waivers over cases, over the whole and over a pass, outdated and doubled results, evidence
 * that failed, prohibitions that were kept and broken, and a claim that may say that it conforms.
 */
export function everyState(spec: string): Record<string, string> {
  const cases = Object.fromEntries(
    Object.entries(caseOf).map(([name, requirement]) => [name, caseFile(requirement, name)]),
  )
  return {
    'spec.yaml': spec
      .replace('chapters: [chapters/shutter.md]', 'chapters: [chapters/shutter.md, chapters/awning.md]')
      .replace('outputs: []', 'outputs: [site, pdf, matrices, reports, exchange]'),
    'chapters/awning.md': chapter,
    'requirements/awning.yaml': entries,
    'requirements/waivers.yaml': waivers,
    'requirements/targets/barn.yaml': target('barn', 'The barn', '[actuator, statement]'),
    'requirements/targets/mast.yaml': target('mast', 'The mast', '[actuator]'),
    'requirements/targets/shed.yaml': 'title: The shed, looked at\nadapter: street\nsubjects: [actuator]\n',
    'requirements/targets/void.yaml': 'title: Nothing is asked of it\nadapter: street\nsubjects: [controller]\n',
    'requirements/targets/idle.yaml': target('idle', 'Claims no profile', '[actuator]'),
    'requirements/claims/idle.yaml': idle,
    'requirements/targets/gale.yaml': target('gale', 'Denies what was shown', '[actuator]'),
    'requirements/claims/gale.yaml': mast.replace(
      'WIN-SHT-035: true',
      'WIN-SHT-035: {answer: false, comment: It is said to bend.}',
    ),
    'requirements/claims/barn.yaml': barn,
    'requirements/claims/mast.yaml': mast,
    ...Object.fromEntries(
      Object.entries(cases).map(([name, text]) => [`conformance/cases/shutter/${name}.case.ts`, text]),
    ),
    'results/barn.jsonl': results('barn', '1.0', cases, {
      passes: ['pass'],
      fails: ['fail'],
      'kept-prohibition': ['pass'],
      'broken-prohibition': ['fail'],
      'one-of-two-passes': ['pass'],
      'one-of-two-hides': ['not-observable', 'not exercised'],
      'breaks-at-noon': ['fail'],
      'breaks-beside-it': ['error', 'the body threw'],
      'named-one': ['fail'],
      'passes-beside-it': ['pass'],
      'holds-under-a-waiver': ['pass'],
      'hides-at-noon': ['not-observable'],
      'asked-elsewhere': ['not-run', 'not applicable'],
      'says-nothing': ['not-run', 'undecided'],
      'lock-stays': ['pass'],
      permitted: ['fail'],
      doubled: ['fail', 'pass'],
      'breaks-otherwise': ['fail'],
    }),
    'results/mast.jsonl': results('mast', '2.0', cases, ofTheStorm),
    'results/gale.jsonl': results('gale', '2.0', cases, ofTheStorm),
    'results/shed.jsonl': results(
      'shed',
      '7',
      cases,
      {passes: ['pass'], 'kept-prohibition': ['fail'], fails: ['error']},
      {
        devices: {shutter: {supported: true, features: {SHT_F_LOCK: true, SHT_F_STOP: true, SHT_F_WEAR: false}}},
      },
    ),
  }
}

const ofTheStorm: Record<string, [string, string?]> = {
  'lock-stays': ['pass'],
  'kept-prohibition': ['pass'],
  'stands-in-a-storm': ['pass'],
}

/** Name of a case to the requirement that it shows, at a revision. */
const caseOf: Record<string, string> = {
  passes: 'WIN-SHT-010@1',
  fails: 'WIN-SHT-013@1',
  'kept-prohibition': 'WIN-SHT-022@1',
  'broken-prohibition': 'WIN-SHT-012@1',
  'one-of-two-passes': 'WIN-SHT-016@1',
  'one-of-two-hides': 'WIN-SHT-016@1',
  'breaks-at-noon': 'WIN-SHT-017@1',
  'breaks-beside-it': 'WIN-SHT-017@1',
  'named-one': 'WIN-SHT-018@1',
  'passes-beside-it': 'WIN-SHT-018@1',
  'holds-under-a-waiver': 'WIN-SHT-019@1',
  'hides-at-noon': 'WIN-SHT-020@1',
  'asked-elsewhere': 'WIN-SHT-021@1',
  'says-nothing': 'WIN-SHT-025@1',
  permitted: 'WIN-SHT-023@1',
  'of-an-older-text': 'WIN-SHT-029@1',
  doubled: 'WIN-SHT-030@1',
  'lock-stays': 'WIN-SHT-007@1',
  'breaks-otherwise': 'WIN-SHT-033@1',
  'stands-in-a-storm': 'WIN-SHT-035@1',
}

function caseFile(requirement: string, name: string): string {
  return `/* avps case\nrequirement: ${requirement}\ntitle: ${name.replaceAll('-', ' ')}\ndevice: shutter\n*/\nexport default null\n`
}

function target(name: string, title: string, subjects: string): string {
  return `title: ${title}\nadapter: in-process\nclaim: ../claims/${name}.yaml\nsubjects: ${subjects}\n`
}

/** Verdict and reason; `doubled` has two lines, and of `of-an-older-text` and a version long gone there is one each. */
function results(
  name: string,
  version: string,
  cases: Record<string, string>,
  seen: Record<string, [string, string?]>,
  survey?: unknown,
): string {
  const hash = (id: string): string => createHash('sha256').update(cases[id]!).digest('hex').slice(0, 16)
  const line = (id: string, requirement: string, observed: string, reason: string | null): string =>
    JSON.stringify({requirement, case: `shutter/${id}`, caseHash: hash(id), observed, reason, evidence: 'seen'})
  const lines = Object.entries(seen).flatMap(([id, [observed, reason]]) =>
    id === 'doubled'
      ? [line(id, caseOf[id]!, 'pass', null), line(id, caseOf[id]!, observed, null)]
      : [line(id, caseOf[id]!, observed, reason ?? null)],
  )
  const old = name === 'barn' ? [line('of-an-older-text', 'WIN-SHT-029@2', 'pass', null)] : []
  const head = {
    target: name,
    targetVersion: version,
    suite: '0.1.0',
    specification: 'SHUTTERS 0.2.0',
    claim: null,
    survey,
  }
  return `${[JSON.stringify(head), ...lines, ...old].join('\n')}\n`
}

const sentences: [id: number, title: string, text: string][] = [
  [10, 'Awnings stop', 'The actuator MUST stop.'],
  [11, 'Awning left in the rain', 'The actuator MUST NOT leave an awning in the rain.'],
  [12, 'Noise at night', 'The actuator SHOULD NOT be heard at night.'],
  [13, 'Colours last', 'The actuator SHOULD keep its colours.'],
  [14, 'Cloth is named', 'The statement MUST name the cloth.'],
  [15, 'Wind is borne', 'The actuator MUST bear wind.'],
  [16, 'Two ways to see', 'The actuator MUST be seen from two sides.'],
  [17, 'Accepted, and broken beside it', 'The actuator MUST roll in.'],
  [18, 'Accepted by name', 'The actuator MUST roll out.'],
  [19, 'Passes under a waiver', 'The actuator MUST hold.'],
  [20, 'Not to be seen', 'The actuator MUST rest.'],
  [21, 'Without a lock', 'The actuator MUST open without a key.'],
  [22, 'Moved in a storm', 'The actuator MUST NOT move in a storm.'],
  [23, 'Free to sing', 'The actuator MAY sing.'],
  [24, 'Nobody wrote it', 'The actuator MUST be light.'],
  [25, 'The claim is silent', 'The actuator MUST be dry.'],
  [26, 'Walls stand', 'The house MUST stand.'],
  [27, 'Paint with lead', 'The statement SHOULD NOT name paint with lead.'],
  [28, 'Cloth is proofed', 'The statement MUST name the proof.'],
  [29, 'Older text', 'The actuator MUST be old.'],
  [30, 'Seen twice', 'The actuator MUST be seen twice.'],
  [31, 'Lift is told', 'The actuator MUST tell of its lift.'],
  [32, 'Storm flag', 'The actuator SHOULD show a flag.'],
  [33, 'Accepted otherwise', 'The actuator MUST be green.'],
  [34, 'One answer is enough', 'The actuator SHOULD be told either way.'],
  [35, 'Stands in a storm', 'The actuator MUST stand in a storm.'],
]

const chapter = `---
area: SHT
device: shutter
subject: actuator
verify: test
profiles: [plain]
---
# Awning

> [WISH-SONG] **A song.** A tenant wants a song.

> [WISH-CALM] **Calm.** A tenant wants calm in a storm.

## Sentences

${sentences.map(([id, title, text]) => `> [WIN-SHT-0${id}] **${title}.** ${text}\n`).join('\n')}`

const inspected = {14: '', 27: '', 28: '', 15: ''} as Record<number, string>
const entries = sentences
  .map(([id]) => {
    const lines = [`WIN-SHT-0${id}:`, '  rationale: It is so.', `  serves: [${serves(id)}]`]
    if (id in inspected)
      lines.push(
        `  verify: ${id === 15 ? 'analysis' : 'inspection'}`,
        '  evidence: A page.',
        ...(id === 15 ? [] : ['  subject: statement']),
      )
    if (id === 26) lines.push('  subject: house')
    if (id === 21) lines.push('  when: not feature(SHT_F_LOCK)')
    if (id === 31) lines.push('  when: feature(SHT_F_LIFT)')
    if (id === 32) lines.push('  when: feature(SHT_F_HOLD)')
    if (id === 34) lines.push('  when: (feature(SHT_F_STOP) or feature(SHT_F_LIFT)) and feature(SHT_F_HOLD)')
    if ([22, 32, 34, 35].includes(id)) lines.push('  profiles: [storm]')
    return `${lines.join('\n')}\n`
  })
  .join('\n')

function serves(id: number): string {
  if (id === 23) return 'WISH-SONG'
  return id === 22 ? 'WISH-CALM' : 'WISH-ANY-HOUSE'
}

const waivers = `${[
  ['WIN-SHT-008@1', 'model', 'not-run'],
  ['WIN-SHT-017@1', 'barn', 'fail'],
  ['WIN-SHT-018@1', 'barn', 'fail', 'shutter/named-one'],
  ['WIN-SHT-019@1', 'barn', 'fail'],
  ['WIN-SHT-020@1', 'barn', 'not-observable'],
  ['WIN-SHT-024@1', 'barn', 'not-run'],
  ['WIN-SHT-028@1', 'barn', 'fail'],
  ['WIN-SHT-033@1', 'barn', 'not-run'],
  ['WIN-SHT-016@1', 'barn', 'not-observable', undefined, '2026-03-31'],
]
  .map(
    ([requirement, name, observed, testCase, until = '2027-06-30']) =>
      `- requirement: ${requirement}\n  target: ${name}\n  observed: ${observed}\n${testCase ? `  case: ${testCase}\n` : ''}  reason: It is known.\n  owner: joiners\n  until: ${until}\n`,
  )
  .join('')}`

const features = (answers: Record<string, boolean>): string =>
  Object.entries(answers)
    .map(([name, answer]) => `      ${name}: ${answer}\n`)
    .join('')

const barn = `implementation: Barn awning
version: '1.0'
supplier: farmers
contact: farmers
specification: SHUTTERS 0.2.0
profiles: {plain: true, storm: false}
conforms: [plain]
devices:
  shutter:
    supported: true
    features:
${features({SHT_F_STOP: true, SHT_F_HOLD: true, SHT_F_LOCK: true, SHT_F_TILT: false, SHT_F_FOLD: false, SHT_F_WEAR: true})}answers:
  WIN-SHT-010: false
  WIN-SHT-011: true
  WIN-SHT-012: false
  WIN-SHT-013: {answer: true, comment: They do.}
  WIN-SHT-023: true
  WIN-SHT-030: true
except:
  WIN-SHT-018: The roller is stuck.
evidence:
  WIN-SHT-014@1: {document: book, answer: linen, verdict: pass, reviewed: {by: farmers, on: 2026-03-30}}
  WIN-SHT-015@1: {document: sums, answer: it breaks, verdict: fail, reviewed: {by: farmers, on: 2026-03-30}}
  WIN-SHT-027@1: {document: book, answer: there is lead, verdict: fail, reviewed: {by: farmers, on: 2026-03-30}}
  WIN-SHT-028@1: {document: book, answer: no proof, verdict: fail, reviewed: {by: farmers, on: 2026-03-30}}
`

const mast = `implementation: Mast awning
version: '2.0'
supplier: sailors
contact: sailors
specification: SHUTTERS 0.2.0
profiles: {plain: false, storm: true}
conforms: [storm]
devices:
  shutter:
    supported: true
    features:
${features({SHT_F_STOP: true, SHT_F_LOCK: true})}answers:
  WIN-SHT-007: true
  WIN-SHT-022: true
  WIN-SHT-003: true
  WIN-SHT-035: true
`

const idle = `implementation: Idle awning
version: '0'
supplier: nobody
contact: nobody
specification: SHUTTERS 0.2.0
profiles: {plain: false, storm: false}
devices: {shutter: {supported: false}}
`
