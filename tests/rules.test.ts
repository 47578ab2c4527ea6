import assert from 'node:assert/strict'
import {readFileSync} from 'node:fs'
import {join} from 'node:path'
import test from 'node:test'
import {type RuleId, rules} from '../tools/lint/rules.ts'
import {analyseRoot, expectFixture, fixturesFolder, foldersIn, layOut, readOptions, withFolder} from './fixture.ts'

const folder = join(fixturesFolder, 'rules')

for (const rule of foldersIn(folder)) {
  test(`rules: ${rule} is found in the bad sample`, async () => {
    const {findings} = await expectFixture(join(folder, rule, 'bad'), (finding) => finding.rule === rule)
    const found = findings.filter((finding) => finding.rule === rule)
    assert.ok(found.length > 0, 'the sample shows the rule')
    for (const {severity, message, fix} of findings) {
      assert.match(message, /^Unexpected .*, expected |^Unexpected .*: /s)
      assert.ok(fix, 'a finding says how to mend it')
      assert.ok(['error', 'warning', 'info'].includes(severity))
    }
  })

  test(`rules: ${rule} is silent on the good sample`, async () => {
    await withFolder(async (root) => {
      const fixture = join(folder, rule, 'good')
      const options = readOptions(fixture)
      layOut(fixture, root, options)
      const {findings} = await analyseRoot(root, options)
      assert.deepEqual(
        findings.filter((finding) => finding.rule === rule),
        [],
      )
    })
  })
}

test('rules: severities of findings are those of the table', async () => {
  for (const rule of foldersIn(folder)) {
    const text = readFileSync(join(folder, rule, 'bad', 'expected', 'findings.txt'), 'utf8')
    for (const [, severity] of text.matchAll(/^\S.*?:\d+:\d+: (error|warning|info): /gm)) {
      assert.equal(severity, rules[rule as RuleId].severity, rule)
    }
  }
})

/** No sample of sources alone shows them: `hostile-figures.slow.test.ts` and `publish/pdf` do. */
const ofOutputs = ['output-failed', 'unprintable']

test('rules: each has a bad and a good sample', () => {
  assert.deepEqual([...foldersIn(folder), ...ofOutputs].sort(), Object.keys(rules).sort())
  for (const rule of foldersIn(folder)) assert.deepEqual(foldersIn(join(folder, rule)), ['bad', 'good'], rule)
})
