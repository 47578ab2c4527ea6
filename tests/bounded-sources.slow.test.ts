import assert from 'node:assert/strict'
import {readFileSync} from 'node:fs'
import {join} from 'node:path'
import {test} from 'node:test'
import {Cache} from '../tools/disk/cache.ts'
import {isTooLong, withoutContent} from '../tools/extract/structure/too-long.ts'
import type {Extraction} from '../tools/model/extraction.ts'
import {parseTarget} from '../tools/read/targets.ts'
import {parseYamlFile} from '../tools/read/yaml-file.ts'
import {analyseFiles, fixturesFolder, rulesOf, withFolder} from './fixture.ts'

const spec = readFileSync(join(fixturesFolder, 'base', 'spec.yaml'), 'utf8')
const target = 'title: A\nadapter: a\nsubjects: [kettle]\n'

/** Rules found in the base with files laid over it. */
async function rulesIn(files: Record<string, string>): Promise<string[]> {
  return rulesOf((await analyseFiles(files)).findings)
}

/** Seconds of CPU time. */
async function costOf(work: () => Promise<unknown>): Promise<number> {
  const before = process.cpuUsage()
  await work()
  const {user, system} = process.cpuUsage(before)
  return (user + system) / 1e6
}

const pairs: [name: string, open: string, close: string][] = [
  ['lists', '[', ']'],
  ['mappings', '{"a": ', '}'],
]

for (const [name, open, close] of pairs) {
  const nested = (levels: number) => `${open.repeat(levels)}1${close.repeat(levels)}`

  test(`bounded sources: ${name} nested in a survey, 90 deep or too deep`, async () => {
    const rules = (levels: number) =>
      rulesIn({
        'requirements/targets/a.yaml': target,
        'results/a.jsonl': `{"target":"a","targetVersion":"1","suite":"1","specification":"1","survey":{"a":${nested(levels)}}}\n`,
      })
    assert.deepEqual(await rules(90), [])
    for (const levels of [101, 50_000]) assert.deepEqual(await rules(levels), ['json-line', 'results-head'])
  })

  test(`bounded sources: ${name} nested in YAML, 90 deep or too deep`, async () => {
    const rules = (levels: number) =>
      rulesIn({
        'requirements/targets/a.yaml': `${target}claim: ../claims/a.yaml\n`,
        'requirements/claims/a.yaml': `implementation: A\nversion: 1\nprofiles: {home: true}\nx: ${nested(levels)}\n`,
      })
    assert.ok(!(await rules(90)).includes('yaml-syntax'))
    for (const levels of [300, 50_000]) assert.ok((await rules(levels)).includes('yaml-syntax'), String(levels))
  })
}

test('bounded sources: what lies too deep in YAML is said in words, with its place', () => {
  const block = Array.from({length: 300}, (_, level) => `${' '.repeat(level)}a:`).join('\n')
  for (const text of [`${'['.repeat(300)}${']'.repeat(300)}`, `a: ${'['.repeat(50_000)}`, block]) {
    const {findings} = parseYamlFile(text, 'a.yaml')
    assert.ok(findings.some(({message}) => message.endsWith(': more than 100 levels')))
    assert.ok(findings.every(({message}) => !message.includes('stack')))
  }
})

test('bounded sources: a target whose results could have no name', () => {
  const named = (name: string) => parseTarget(target, `requirements/targets/${name}.yaml`)
  assert.equal(named('a'.repeat(200)).findings.length, 0)
  assert.equal(named(`${'a'.repeat(150)}/${'b'.repeat(150)}`).findings.length, 0)
  for (const name of ['a'.repeat(201), '漢'.repeat(67), `${'a'.repeat(201)}/b`]) {
    assert.deepEqual(rulesOf(named(name).findings), ['source-value'])
    assert.equal(named(name).value, undefined)
  }
})

test('bounded sources: a chapter of more rows than its keys allow is left out with a finding', () => {
  const extraction = (blocks: number) =>
    ({
      ...withoutContent({title: 'A', informative: false} as Extraction, 'a.md'),
      blocks: Array.from({length: blocks}, () => ({})),
    }) as unknown as Extraction
  assert.ok(!isTooLong(extraction(500_000)))
  assert.ok(isTooLong(extraction(500_001)))
  const left = withoutContent(extraction(500_001), 'a.md')
  assert.deepEqual([left.title, left.blocks, rulesOf(left.findings)], ['A', [], ['too-heavy']])
})

test('bounded sources: thousands of forbidden terms, in one paragraph or in many', async () => {
  for (const line of ['they cook and seethe it\n', 'they cook and seethe it\n\n']) {
    const cost = await costOf(async () => {
      const rules = await rulesIn({'chapters/sample.md': `# Sample\n\n${line.repeat(20_000)}`})
      assert.equal(rules.filter((rule) => rule === 'forbidden-term').length, 40_000)
    })
    assert.ok(cost < 10, `${cost} s`)
  }
})

const large: Record<string, Record<string, string>> = {
  'equal headings': {'chapters/sample.md': `# Sample\n\n${'## Same\n\n'.repeat(20_000)}`},
  'equal references': {'chapters/sample.md': `# Sample\n\n${'As [KET-POT-001] says.\n\n'.repeat(20_000)}`},
  findings: {'chapters/sample.md': `# Sample\n\n${'As [KET-POT-999] says MUST.\n\n'.repeat(50_000)}`},
  'terms and their uses': {
    'spec.yaml': spec.replace('base.md#terms', 'sample.md#terms'),
    'chapters/sample.md': `# Sample\n\n## Terms\n\n${Array.from({length: 3_000}, (_, index) => `**t${index}** — x. Not: v${index}.\n\n`).join('')}${'the t2999 and v2999 word\n\n'.repeat(10_000)}`,
  },
  'mistakes in YAML': {'requirements/sample.yaml': 'a: [\n'.repeat(10_000)},
  'doubled keys': {'requirements/sample.yaml': 'a: 1\n'.repeat(20_000)},
  'unknown keys': {
    'requirements/sample.yaml': Array.from({length: 10_000}, (_, index) => `K${index}:\n  foo: 1\n`).join(''),
  },
}

for (const [name, files] of Object.entries(large)) {
  test(`bounded sources: ${name} in their thousands take seconds`, async () => {
    const cost = await costOf(() => rulesIn(files))
    assert.ok(cost < 10, `${cost} s`)
  })
}

test('bounded sources: an item retired beside more than a thousand chapters has a key of its own', async () => {
  const paths = Array.from({length: 1_001}, (_, index) => `chapters/c${index}.md`)
  const text = '# Sample\n\n> [KET-LID-001] **Lid.** The lid MUST close.\n'
  const retired = {event: 'retire', id: 'KET-LID-002', revision: 1, since: '1.0.0', title: 'Old', reason: 'Gone.'}
  const {analysis} = await analyseFiles({
    ...Object.fromEntries(paths.map((path, index) => [path, index === 998 ? text : '# Sample\n'])),
    'spec.yaml': spec.replace('chapters/sample.md', paths.join(', ')),
    'requirements/ledger.jsonl': `${JSON.stringify(retired)}\n`,
  })
  const items = analysis!.database.prepare<[], {id: string}>('SELECT id FROM item ORDER BY key').all()
  assert.deepEqual(items.map(({id}) => id).slice(-2), ['KET-LID-001', 'KET-LID-002'])
})

test('bounded sources: an entry of the cache may have millions of rows', async () => {
  await withFolder((folder) => {
    const thing = {name: 'thing', columns: ['name']}
    const cache = new Cache(folder, 'test', [thing])
    try {
      for (const count of [1_000_001, 1]) {
        const id = cache.set(cache.key('things', String(count)), null)
        cache.setRows(id, [{table: thing, rows: Array.from({length: count}, () => ({name: 'a'}))}])
      }
    } finally {
      cache.discard()
    }
  })
})
