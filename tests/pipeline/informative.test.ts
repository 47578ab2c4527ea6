import assert from 'node:assert/strict'
import {cpSync, readdirSync, readFileSync} from 'node:fs'
import {join} from 'node:path'
import test from 'node:test'
import {analyse} from '../../tools/pipeline/analyse.ts'
import {build} from '../../tools/pipeline/build.ts'
import {openRoot} from '../../tools/read/root.ts'
import {readRequirementFacts} from '../../tools/trace/run-rows.ts'
import {fixturesFolder, withFolder, writeFiles} from '../fixture.ts'

const chapter = (informative: boolean) => `---
area: LID
device: boiler
subject: kettle
profiles: [home]
---
# Sample

## Lids${informative ? ' (informative)' : ''}

> [KET-LID-001] **Lid.** The lid MUST close when \`F_WHISTLE\` is there.

> [KET-LID-002] **Handle.** The handle MUST hold.

See [KET-LID-001].
`

const files = (informative: boolean) => ({
  'chapters/sample.md': chapter(informative),
  'requirements/sample.yaml': ['KET-LID-001', 'KET-LID-002']
    .map(
      (id) =>
        `${id}:\n  when: feature(F_WHISTLE)\n  serves: [NEED-TEA]\n  source: [steam#pot.boil]\n  rationale: Tea.\n`,
    )
    .join(''),
  'requirements/targets/stove.yaml': 'title: Stove\nadapter: stove\nsubjects: [kettle]\nclaim: ../claims/stove.yaml\n',
  'requirements/claims/stove.yaml':
    'implementation: Stove\nversion: 1.0.0\nprofiles: {home: true}\ndevices: {boiler: {supported: true, features: {F_WHISTLE: true}}}\n',
  'conformance/cases/lid/closes.case.ts': '/* avps case\nrequirement: KET-LID-001@1\ntitle: closes\n*/\n',
  'results/stove.jsonl':
    '{"target":"stove","targetVersion":"1.0.0","suite":"1","specification":"K"}\n{"requirement":"KET-LID-001@1","case":"lid/closes","caseHash":"0000000000000000","observed":"fail"}\n',
})

/** Views and outputs in which a requirement of the chapter stands. */
async function whereCounted(informative: boolean): Promise<string[]> {
  return withFolder(async (root) => {
    cpSync(join(fixturesFolder, 'base'), root, {recursive: true})
    const spec = readFileSync(join(root, 'spec.yaml'), 'utf8')
    writeFiles(root, {
      ...files(informative),
      'spec.yaml': spec.replace('outputs: []', 'outputs: [matrices, reports, stubs, site]'),
    })
    const {database} = await analyse(openRoot(root), 'test')
    const names = database
      .prepare<[], string>(
        `SELECT name FROM sqlite_schema WHERE type = 'view' AND name NOT IN ('requirements', 'cases', 'results', 'findings')`,
      )
      .pluck()
      .all()
    const holds = (value: unknown) => JSON.stringify(value).includes('KET-LID-00')
    const views = [...names, 'requirement', 'profile_requirement', 'applicability'].filter((name) =>
      // A case names what it shows, whatever that is.
      database
        .prepare(`SELECT * FROM ${name}`)
        .all()
        .some((row) => holds(row) && !(name === 'links' && holds((row as {destination: string}).destination))),
    )
    if (holds(readRequirementFacts(database))) views.push('selection of cases')
    const covered = database.prepare<[], number>('SELECT counted FROM coverage_summary').pluck().get()
    await build({root})
    const outputs = readdirSync(join(root, 'dist'), {recursive: true, encoding: 'utf8'})
      .filter((path) => /^(?:matrices|stubs|reports)\/.*\.(?:csv|json|ts|md)$/.test(path))
      .filter((path) => holds(readFileSync(join(root, 'dist', path), 'utf8')))
    const index = readFileSync(join(root, 'dist', 'site', 'index.html'), 'utf8')
    const inIndex = /Requirements<\/th><td class="right">(\d+)</.exec(index)?.[1]
    return [...views, ...outputs, `${covered} counted`, `${inIndex} in the index`].sort()
  })
}

test('a requirement that binds is counted everywhere, one in an informative place nowhere', async () => {
  assert.deepEqual(await whereCounted(false), [
    '3 counted',
    '3 in the index',
    'answers',
    'applicability',
    'coverage',
    'links',
    'matrices/clause-requirement.csv',
    'matrices/clause-requirement.json',
    'matrices/device-feature.csv',
    'matrices/device-feature.json',
    'matrices/need-requirement.csv',
    'matrices/need-requirement.json',
    'matrices/requirement-case-target.csv',
    'matrices/requirement-case-target.json',
    'matrices/requirement-clause.csv',
    'matrices/requirement-clause.json',
    'matrices/requirement-profile.csv',
    'matrices/requirement-profile.json',
    'profile_requirement',
    'reports/pics.md',
    'reports/stove/pics.md',
    'reports/stove/report.json',
    'requirement_profiles',
    'selection of cases',
    'stubs/lid/KET-LID-002.case.ts',
    'verdicts',
  ])
  assert.deepEqual(await whereCounted(true), ['1 counted', '1 in the index'])
})
