import {mkdirSync, mkdtempSync, rmSync, writeFileSync} from 'node:fs'
import {tmpdir} from 'node:os'
import {dirname, join} from 'node:path'
import type {TestContext} from 'node:test'
import {asRendered} from '../../../tools/model/output-file.ts'
import {analyse} from '../../../tools/pipeline/analyse.ts'
import {siteOutputs} from '../../../tools/publish/site/site-outputs.ts'
import {openRoot} from '../../../tools/read/root.ts'
import {shortHash} from '../../../tools/text/hash.ts'

export interface Site {
  /** Path below `site/`: content. */
  files: Map<string, string>
  inputs: Map<string, string>
}

/** A whole specification about kettles: needs, requirements in quotes and rows, a case, a claim, a waiver, a retired id. */
export const kettle: Record<string, string> = {
  'spec.yaml': `
title: Kettles
short: KTL
version: 1.2.0
status: candidate
date: 2026-03-01
licence: CC0-1.0
parts:
  - title: Ground
    chapters: [chapters/start.md]
  - title: Machines
    chapters: [chapters/boiling.md, chapters/empty.md]
glossary: chapters/start.md#words
areas:
  BOIL: {title: Boiling, cases: boil}
  SAFE: {title: Safety, cases: safe}
tags: {in: [quote, row, item], columns: [Requirement]}
subjects: [kettle, maker]
verify: {test: case, review: evidence}
conditions: {device: catalogue.devices, feature: catalogue.devices.features, profile: profiles}
items:
  requirement: {id: 'KTL-{area}-{number:3}', level: required}
  need: {id: 'NEED-{name}', level: forbidden}
  question: {id: 'Q-{number:3}', level: forbidden}
links:
  serves: {from: requirement, to: need, covers: true}
  source: {from: requirement, to: clause, covers: false}
  depends: {from: requirement, to: requirement, covers: false}
  answers: {from: requirement, to: question, covers: false}
  verifies: {from: case, to: requirement, covers: true}
profiles: {home: Kettles at home., office: Kettles at work.}
catalogues: {tea-2: requirements/catalogues/tea-2.yaml}
outputs: [site]
`,
  'chapters/start.md': `# Start

A kettle makes water hot. See [KTL-BOIL-001] and [the words](#words).

A second paragraph.

> [NEED-TEA] **Tea.** People want tea.

> [Q-001] **Colour.** Which colour?

## Words

**boiling point** — the temperature at which water boils.

**kettle** — a vessel for water.

**water** — what a kettle holds.
`,
  'chapters/boiling.md': `---
area: BOIL
device: pot
subject: kettle
verify: test
profiles: [home]
---
# Boiling

Kettles reach the boiling point. The kettle, the boiling
point and \`water\` again.[^1] Replaced: [KTL-BOIL-003].

> [KTL-BOIL-001] **Water boils.** The kettle MUST heat water to its boiling point if \`POT_F_LID\` is there.

## Rows of it

| Requirement | Statement |
| --- | --- |
| [KTL-BOIL-002] **Dry.** | The kettle MUST NOT heat without water. |

- [KTL-SAFE-001] **Label.** The kettle SHOULD bear a label.

### Deeper

<!-- avps:features pot -->

\`\`\`ts
const pot = 'x'
\`\`\`

[^1]: A footnote about heat.
`,
  'chapters/empty.md': '# Nothing yet\n\nLater.\n',
  'requirements/boiling.yaml': `
KTL-BOIL-001:
  when: feature(POT_F_LID)
  serves: [NEED-TEA]
  source: [tea-2#brew.hot]
  rationale: Cold tea is no tea.
KTL-BOIL-002:
  profiles: [home, office]
  serves: [NEED-TEA]
  depends: [KTL-BOIL-001]
  answers: [Q-001]
  rationale: Dry coils melt.
KTL-SAFE-001:
  serves: [NEED-TEA]
  verify: review
  evidence: A photograph.
  rationale: Buyers ask.
`,
  'requirements/catalogues/tea-2.yaml': `
standard: The Tea Standard
revision: '2'
url: https://example.org/tea
devices: {pot: {id: 1, features: {POT_F_LID: 0, POT_F_LIDLESS: 1}}}
clauses: {brew.hot: {label: 'Chapter 4, hot', kind: normative}}
`,
  'requirements/ledger.jsonl': `{"event":"issue","id":"KTL-BOIL-001","revision":1,"hash":"0000000000000000","level":"MUST","since":"1.0.0"}
{"event":"issue","id":"KTL-BOIL-003","revision":1,"hash":"0000000000000000","since":"1.0.0"}
{"event":"retire","id":"KTL-BOIL-003","revision":1,"since":"1.1.0","title":"Whistle","reason":"Nobody hears it.","successor":"KTL-BOIL-002"}
`,
  'requirements/targets/red.yaml': 'title: The red one\nadapter: hand\nsubjects: [kettle]\nclaim: ../claims/red.yaml\n',
  'requirements/claims/red.yaml': `
implementation: Red
version: '5'
profiles: {home: true, office: false}
devices: {pot: {supported: true, features: {POT_F_LID: true}}}
evidence:
  KTL-SAFE-001@1: {document: photo.jpg, answer: a label, verdict: pass}
`,
  'requirements/waivers.yaml': `
- requirement: KTL-BOIL-001@1
  target: red
  observed: fail
  reason: The coil is weak.
  owner: heat group
  until: 2027-01-01
`,
  'conformance/cases/boil/dry.case.ts': `/* avps case
requirement: KTL-BOIL-002@1
title: stays cold when dry
device: pot
accept: []
uses: []
*/
`,
}

kettle['results/red.jsonl'] = `{"target":"red","targetVersion":"5","suite":"1","specification":"KTL 1.2.0"}
{"requirement":"KTL-BOIL-002@1","case":"boil/dry","caseHash":"${shortHash(kettle['conformance/cases/boil/dry.case.ts']!)}","observed":"pass","evidence":"stayed at 20"}
`

/** Runs the real pipeline over files of a temporary folder, and renders the site from its database. */
export async function siteOf(context: TestContext, files: Record<string, string>): Promise<Site> {
  const root = mkdtempSync(join(tmpdir(), 'site-'))
  context.after(() => rmSync(root, {recursive: true, force: true}))
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(root, path)), {recursive: true})
    writeFileSync(join(root, path), text)
  }
  return siteOfRoot(root)
}

export async function siteOfRoot(root: string): Promise<Site> {
  const {database, digests} = await analyse(openRoot(root), 'test')
  const site: Site = {files: new Map(), inputs: new Map()}
  for (const output of await siteOutputs(database, digests)) {
    const path = output.path.replace(/^site\//, '')
    site.files.set(path, Buffer.from(asRendered(await output.render()).content!).toString('utf8'))
    site.inputs.set(path, output.inputs)
  }
  database.close()
  return site
}

/** The part of a page from an element's start tag on, as far as the next such element. */
export function itemOf(page: string, id: string): string {
  const start = page.indexOf(`id="${id}"`)
  const end = page.slice(start + 1).search(/<(?:section|tr|li) class="item /)
  return start < 0 ? '' : end < 0 ? page.slice(start) : page.slice(start, start + end)
}

/** Text as a reader sees it: tags gone, white space folded. */
export function textOf(html: string): string {
  return html
    .replace(/<wbr>/g, '')
    .replace(/<[^>]*>/g, ' ')
    .replace(/\s+/g, ' ')
    .trim()
}
