import assert from 'node:assert/strict'
import {cpSync, readFileSync, writeFileSync} from 'node:fs'
import {join} from 'node:path'
import test from 'node:test'
import {z} from 'zod'
import {parseJsonLines} from '../../tools/read/json-lines.ts'
import {decodeSource} from '../../tools/read/source-text.ts'
import {parseTarget} from '../../tools/read/targets.ts'
import {parseYamlFile} from '../../tools/read/yaml-file.ts'
import {analyseFiles, analyseRoot, fixturesFolder, rulesOf, withFolder} from '../fixture.ts'

test('YAML: words that other versions read as truth or numbers stay words', () => {
  const {value} = parseYamlFile('a: no\nb: on\nc: 012\nd: 1:30\ne: 2026-03-01\nf: ~\ng: 0x10\nh: NO\n', 'a.yaml')
  assert.deepEqual(value, {a: 'no', b: 'on', c: 12, d: '1:30', e: '2026-03-01', f: null, g: 16, h: 'NO'})
})

test('YAML: a key that stands twice is an error at the second', () => {
  const {findings} = parseYamlFile('a: 1\nb: 2\na: 3\n', 'a.yaml')
  assert.deepEqual(
    findings.map(({rule, line, column}) => [rule, line, column]),
    [['yaml-syntax', 3, 1]],
  )
})

test('YAML: a text that holds a colon, a tab, two documents', () => {
  for (const text of ['a: b: c\n', 'a:\n\tb: c\n', 'a: 1\n---\nb: 2\n']) {
    assert.deepEqual(rulesOf(parseYamlFile(text, 'a.yaml').findings).slice(0, 1), ['yaml-syntax'], text)
  }
})

test('YAML: places of values', () => {
  const yaml = parseYamlFile('# note\na:\n  - x\n  - b: {c: 1}\n', 'a.yaml')
  const at = (...path: (string | number)[]) => {
    const {line, column} = yaml.placeOf(path)
    return `${line}:${column}`
  }
  assert.deepEqual([at('a'), at('a', 0), at('a', 1, 'b'), at('a', 1, 'b', 'c')], ['2:1', '3:5', '4:5', '4:9'])
})

test('JSON lines: one that cannot be read leaves the others', () => {
  const text = '{"a":1}\n\nnot json\n{"a":"x"}\n<<<<<<< ours\n{"a":2}\n'
  const {value, findings} = parseJsonLines(text, 'a.jsonl', z.object({a: z.number()}), 'a line')
  assert.deepEqual(value, [
    {data: {a: 1}, line: 1},
    {data: {a: 2}, line: 6},
  ])
  assert.deepEqual(
    findings.map(({line}) => line),
    [3, 4, 5],
  )
})

test('JSON lines: what nests without measure is a finding, not a full stack', () => {
  const text = `{"a":1}\n{"a":${'['.repeat(100_000)}${']'.repeat(100_000)}}\n`
  const {value, findings} = parseJsonLines(text, 'a.jsonl', z.looseObject({a: z.unknown()}), 'a line')
  assert.deepEqual([value.length, findings.map(({rule, line}) => [rule, line])], [1, [['json-line', 2]]])
})

test('JSON lines: a key that stands twice is a finding, whatever it is written with', () => {
  for (const line of [
    '{"a":1,"a":2}',
    '{"a":1,"b":{"c":1,"c":1}}',
    '{"a":1,"\\u0061":2}',
    '[{"b":{"a":0}},{"a":1 , "a" :2}]',
  ]) {
    const {value, findings} = parseJsonLines(line, 'a.jsonl', z.unknown(), 'a line')
    assert.deepEqual([value.length, rulesOf(findings)], [0, ['json-line']], line)
  }
  for (const line of [
    '{"a":{"a":1},"b":{"a":2}}',
    '{"a":"\\"a\\":1,\\"a\\":2}{"}',
    '[{"a":1},{"a":1}]',
    '{"a":"a","b":"a:"}',
  ])
    assert.deepEqual(parseJsonLines(line, 'a.jsonl', z.unknown(), 'a line').findings, [], line)
})

test('source text: a broken byte is found on its line', () => {
  const {text, findings} = decodeSource(Buffer.from([0x61, 0x0a, 0x62, 0xc3, 0x28]), 'a.md')
  assert.equal(text, undefined)
  assert.deepEqual([findings[0]!.rule, findings[0]!.line], ['not-utf8', 2])
})

test('targets: the claim is a path, whatever its letters', () => {
  const claimOf = (claim: string) =>
    parseTarget(`title: A\nadapter: a\nsubjects: []\nclaim: ${claim}\n`, 'requirements/targets/a.yaml').value!.claim
  assert.equal(claimOf('../claims/über uns.yaml'), 'requirements/claims/über uns.yaml')
  assert.equal(claimOf('"http://["'), 'requirements/targets/http:/[')
  assert.equal(claimOf('../../../secret.yaml'), '../secret.yaml')
})

test('targets: two of one name in different folders are two', async () => {
  const target = 'title: A\nadapter: a\nsubjects: [kettle]\n'
  const {analysis} = await analyseFiles({
    'requirements/targets/a.yaml': target,
    'requirements/targets/b/a.yaml': target,
  })
  assert.deepEqual(
    analysis!.sources.targets.map(({name}) => name),
    ['a', 'b/a'],
  )
})

test('waivers: a reach that is neither target nor link is refused', async () => {
  const rest = '  reason: x\n  owner: y\n  until: 2027-01-01\n'
  const bad = [
    '- requirement: KET-POT-001@1\n',
    '- target: stove\n',
    '- requirement: KET-POT-001@1\n  target: a\n  link: serves B\n',
  ]
  for (const head of bad) {
    const {findings} = await analyseFiles({'requirements/waivers.yaml': head + rest})
    assert.ok(rulesOf(findings).includes('waiver-value'), head)
  }
  const {findings} = await analyseFiles({
    'requirements/waivers.yaml': `${bad[0]}  target: a\n${rest.replace('2027-01-01', '2027-13-01')}`,
  })
  assert.deepEqual(rulesOf(findings), ['source-value'])
})

test('memory: what a file gave before is not taken for another question', async () => {
  await withFolder(async (root) => {
    cpSync(join(fixturesFolder, 'base'), root, {recursive: true})
    const spec = join(root, 'spec.yaml')
    const text = readFileSync(spec, 'utf8')
    await analyseRoot(root)
    writeFileSync(spec, text.replace('serves: {', 'pleases: {'))
    assert.ok(rulesOf((await analyseRoot(root)).findings).includes('unknown-key'))
    writeFileSync(spec, text.replace('catalogues:\n', 'catalogues:\n  again: requirements/catalogues/steam.yaml\n'))
    const {analysis} = await analyseRoot(root)
    assert.deepEqual(
      analysis!.sources.catalogues.map(({name}) => name),
      ['again', 'steam'],
    )
  })
})
