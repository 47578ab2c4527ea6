import assert from 'node:assert/strict'
import {spawnSync} from 'node:child_process'
import {appendFileSync, cpSync, readFileSync, symlinkSync} from 'node:fs'
import {join} from 'node:path'
import test from 'node:test'
import {fileURLToPath} from 'node:url'
import {packageRoot} from '../tools/own/package-root.ts'
import {withFolder} from './fixture.ts'
import {follow, stepsOf} from './walk.ts'

const root = fileURLToPath(packageRoot)

/** A copy of the tool on which a command can be run. */
function copyTool(folder: string): void {
  for (const path of ['tools', 'templates', 'examples', 'package.json', 'tsconfig.json'])
    cpSync(join(root, path), join(folder, path), {recursive: true})
  symlinkSync(join(root, 'node_modules'), join(folder, 'node_modules'))
}

function run(folder: string, ...command: string[]) {
  return spawnSync(process.execPath, command, {cwd: folder, encoding: 'utf8'})
}

test('walks: a rule, a question, an output and a condition atom that were added do what they should', async () => {
  await withFolder((folder) => {
    copyTool(folder)
    for (const section of ['Add a rule', 'Add a question', 'Add an output', 'Add a condition atom']) {
      const steps = stepsOf(section)
      assert.ok(steps.length > 0, section)
      follow(steps, folder)
    }
    const compiled = run(folder, join(root, 'node_modules/typescript/bin/tsc'), '-b')
    assert.equal(compiled.status, 0, compiled.stdout)

    const spec = join(folder, 'examples/tiny-spec')
    const avps = (...args: string[]) => run(folder, 'build/tools/cli.js', ...args, '--root', spec)
    assert.match(avps('check').stdout + avps('check').stderr, /Unexpected change of P-BAT-02/)
    assert.equal(avps('accept', 'P-BAT-02', '--as', 'clarified').status, 0)
    assert.equal(avps('check').status, 0, 'without the mistake the rule is silent')
    appendFileSync(join(spec, 'chapters/pancakes.md'), '\n**batter** — once more.\n')
    assert.match(
      avps('check').stderr + avps('check').stdout,
      /pancakes\.md:25:1: error: Unexpected second definition of \*\*batter\*\*, expected one \(doubled-term\)/,
    )

    assert.equal(avps('build', '--only', 'ids').status, 1, 'the finding is an error')
    assert.match(readFileSync(join(spec, 'dist/ids.txt'), 'utf8'), /^WISH-SOFT Soft pancakes\nP-BAT-01 Rest\n/)
    assert.match(avps('build', '--help').stdout, /\bids\b/)
    const applies = avps('query', "select applies from applicability where requirement = 'P-BAT-02'", '--json')
    assert.deepEqual(JSON.parse(applies.stdout), [{applies: 0}], 'the claim has no whisk')
  })
})
