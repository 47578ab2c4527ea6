import assert from 'node:assert/strict'
import {readdirSync, readFileSync} from 'node:fs'
import {join} from 'node:path'
import test from 'node:test'
import {fileURLToPath} from 'node:url'
import {rules} from '../tools/lint/rules.ts'
import {packageRoot} from '../tools/own/package-root.ts'
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
      assert.equal(severity, rules[rule]?.severity, rule)
    }
  }
})

test('rules: code, table and fixtures name the same rules', () => {
  const inCode = rulesInCode(fileURLToPath(new URL('tools/', packageRoot)))
  assert.deepEqual(Object.keys(rules).sort(), [...inCode].sort())
  assert.deepEqual(foldersIn(folder), Object.keys(rules).sort())
})

/** Rule ids that the sources name: as `rule: '…'`, or as the first text that a reporting function is given. */
function rulesInCode(tools: string): Set<string> {
  const found = new Set<string>()
  const visit = (path: string): void => {
    for (const entry of readdirSync(path, {withFileTypes: true})) {
      const child = join(path, entry.name)
      if (entry.isDirectory()) {
        if (!child.startsWith(join(tools, 'publish')) && !child.startsWith(join(tools, 'edit'))) visit(child)
      } else if (entry.name.endsWith('.ts')) {
        const source = readFileSync(child, 'utf8')
        for (const [, first, second] of source.matchAll(
          /\brule: (?:[a-z.]+ \? )?'([a-z0-9-]+)'(?: : '([a-z0-9-]+)')?/g,
        )) {
          found.add(first!)
          if (second) found.add(second)
        }
        for (const [, rule] of source.matchAll(
          /\b(?:report|problem|unexpected)\(\s*(?:[a-z]+,\s*\[.*?\],\s*)?'([a-z0-9-]+)'/g,
        )) {
          found.add(rule!)
        }
      }
    }
  }
  visit(tools)
  return found
}
