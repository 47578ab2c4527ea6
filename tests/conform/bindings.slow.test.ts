import assert from 'node:assert/strict'
import {spawnSync} from 'node:child_process'
import {appendFileSync, chmodSync, cpSync, existsSync, readFileSync, rmSync, writeFileSync} from 'node:fs'
import {delimiter, join} from 'node:path'
import test from 'node:test'
import {fileURLToPath} from 'node:url'
import {packageRoot} from '../../tools/own/package-root.ts'
import {build} from '../../tools/pipeline/build.ts'
import {analyseRoot, fixturesFolder, layOut, withFolder, writeFiles} from '../fixture.ts'

const cli = fileURLToPath(new URL('build/tools/cli.js', packageRoot))
const suite = `
suite:
  version: 0.9.0
  run: [node, fake-suite.mjs]
  judge: [suite/runner, 'suite/adapters/{adapter}.mjs', 'suite/kinds/{device}.mjs']
  imports: {'#suite/*': suite/*.mjs}
`
const passing = {observed: 'pass', evidence: 'slats rest'}
const answers = {
  version: '0.2.0',
  cases: {'shutter/alone': passing, 'shutter/sharing': passing, 'shutter/any': passing},
}

/** The model's shutters, with a suite of several files and three cases: one imports nothing, one is of no device. */
async function withSuite(use: (root: string) => void | Promise<void>): Promise<void> {
  await withFolder(async (root) => {
    layOut(join(fixturesFolder, 'example', 'two chapters with everything'), root)
    rmSync(join(root, 'conformance'), {recursive: true})
    rmSync(join(root, 'results'), {recursive: true})
    rmSync(join(root, 'requirements/targets/street.yaml'))
    appendFileSync(join(root, 'spec.yaml'), suite)
    appendFileSync(
      join(root, 'requirements/targets/model.yaml'),
      "judged: 'device/{device}.mjs'\ndevices:\n  shutter: {slats: 3}\n  awning: {}\n",
    )
    cpSync(join(fixturesFolder, 'fake-suite.mjs'), join(root, 'fake-suite.mjs'))
    writeFiles(root, {
      'answers.json': JSON.stringify(answers),
      'suite/runner/main.mjs': "import './log.mjs'\nimport '../shared-by-all.mjs'\n",
      'suite/runner/log.mjs': 'export const log = 1\n',
      'suite/shared-by-all.mjs': 'export const all = 1\n',
      'suite/shared.mjs': "export {deep} from './deep.mjs'\n",
      'suite/deep.mjs': 'export const deep = 1 // a constant\n',
      'suite/unused.mjs': 'export const unused = 1\n',
      'suite/adapters/in-process.mjs': 'export const adapter = 1\n',
      'suite/adapters/other.mjs': 'export const adapter = 2\n',
      'suite/kinds/shutter.mjs': 'export const kind = 1\n',
      'suite/kinds/awning.mjs': 'export const kind = 2\n',
      'device/shutter.mjs': "import {motor} from './motor.mjs'\nexport const shutter = motor\n",
      'device/awning.mjs': 'export const awning = 1\n',
      'device/motor.mjs': 'export const motor = 1\n',
      'conformance/cases/shutter/alone.case.ts': caseOf('device: shutter\n', ''),
      'conformance/cases/shutter/sharing.case.ts': caseOf('device: shutter\n', "import {deep} from '#suite/shared'\n"),
      'conformance/cases/shutter/any.case.ts': caseOf('', ''),
    })
    await use(root)
  })
}

function caseOf(header: string, body: string): string {
  return `/* avps case\nrequirement: WIN-SHT-001@2\ntitle: rests\n${header}*/\n${body}export default 1\n`
}

function conform(root: string, ...args: string[]): {status: number | null; out: string; err: string} {
  const {status, stdout, stderr} = spawnSync(process.execPath, [cli, 'conform', '--root', root, ...args], {
    encoding: 'utf8',
  })
  return {status, out: stdout, err: stderr}
}

function edit(root: string, path: string, from: string, to: string): void {
  const text = readFileSync(join(root, path), 'utf8')
  assert.ok(text.includes(from), `${path} holds ${from}`)
  writeFileSync(join(root, path), text.replace(from, to))
}

/** Case: what has changed since its result, of those for which something has. */
async function outdatedIn(root: string): Promise<Record<string, string>> {
  const {analysis} = await analyseRoot(root)
  const rows = analysis!.database
    .prepare<[], {name: string; cause: string}>(
      'SELECT "case" AS name, outdated_by AS cause FROM results WHERE NOT current ORDER BY "case"',
    )
    .all()
  return Object.fromEntries(rows.map(({name, cause}) => [name.replace('shutter/', ''), cause]))
}

async function warnings(root: string): Promise<string[]> {
  const {findings} = await analyseRoot(root)
  return findings.filter(({rule}) => rule === 'outdated-results').map(({message, fix}) => `${message} | ${fix}`)
}

function asked(root: string): string[] {
  const cases = JSON.parse(readFileSync(join(root, 'asked.json'), 'utf8')) as {case: string}[]
  return cases.map((one) => one.case)
}

const all = (cause: string) => ({alone: cause, any: cause, sharing: cause})

test('results: each change outdates those that depend on it, and no others', () =>
  withSuite(async (root) => {
    assert.equal(conform(root, '--target', 'model').status, 0)
    assert.deepEqual(await outdatedIn(root), {})
    const changes: [path: string, from: string, to: string, Record<string, string>][] = [
      ['suite/deep.mjs', '// a constant', '// a comment\n', {}],
      ['suite/deep.mjs', 'deep = 1', 'deep =\n  1', {}],
      ['suite/unused.mjs', '1', '2', {}],
      ['suite/adapters/other.mjs', '2', '3', {}],
      ['requirements/targets/model.yaml', 'title: Model', 'title: Our model', {}],
      ['suite/deep.mjs', '1', '2', {sharing: 'judge'}],
      ['suite/shared.mjs', "export {deep} from './deep.mjs'", 'export const deep = 1', {sharing: 'judge'}],
      ['suite/runner/log.mjs', '1', '2', all('judge')],
      ['suite/shared-by-all.mjs', '1', '2', all('judge')],
      ['suite/adapters/in-process.mjs', '1', '2', all('judge')],
      ['suite/kinds/shutter.mjs', '1', '2', all('judge')],
      ['suite/kinds/awning.mjs', '2', '3', {any: 'judge'}],
      ['device/shutter.mjs', 'export', "throw new Error('stuck')\nexport", all('judged')],
      ['device/motor.mjs', '1', '2', all('judged')],
      ['device/awning.mjs', '1', '2', {any: 'judged'}],
      ['requirements/targets/model.yaml', 'slats: 3', 'slats: 4', all('judged')],
      ['requirements/targets/model.yaml', 'judged:', 'version: 0.3.0\njudged:', all('version')],
      ['conformance/cases/shutter/alone.case.ts', 'export default 1', 'export default 2', {alone: 'case'}],
    ]
    for (const [path, from, to, expected] of changes) {
      const before = readFileSync(join(root, path))
      edit(root, path, from, to)
      assert.deepEqual(await outdatedIn(root), expected, `${path}: ${from} becomes ${to}`)
      writeFileSync(join(root, path), before)
    }
    assert.deepEqual(await outdatedIn(root), {})
    edit(root, 'results/model.jsonl', 'WIN-SHT-001@2","case":"shutter/any', 'WIN-SHT-001@1","case":"shutter/any')
    assert.deepEqual(await outdatedIn(root), {any: 'text'})
  }))

test('results: what is outdated counts as not run, and one line a target says so', () =>
  withSuite(async (root) => {
    conform(root, '--target', 'model')
    assert.deepEqual(await warnings(root), [])
    edit(root, 'suite/kinds/awning.mjs', '2', '3')
    edit(root, 'conformance/cases/shutter/alone.case.ts', 'export default 1', 'export default 2')
    assert.deepEqual(await warnings(root), [
      'Unexpected 2 outdated results of model (changed since: case: 1, judge: 1), expected results of what is there now | run them again: avps conform --target model --outdated',
    ])
    const {analysis} = await analyseRoot(root)
    const answered = analysis!.database
      .prepare(`SELECT test_case, verdict, reason FROM answers WHERE target = 'model' AND test_case IS NOT NULL`)
      .raw()
      .all()
    assert.deepEqual(answered, [
      ['shutter/alone', 'not-run', 'outdated'],
      ['shutter/any', 'not-run', 'outdated'],
      ['shutter/sharing', 'pass', null],
    ])
  }))

test('results: a build notices a change to what judges and to what is judged, and starts nothing', () =>
  withSuite(async (root) => {
    conform(root, '--target', 'model')
    const programs = join(root, 'programs')
    const names = ['node', 'qemu-system-aarch64', 'git', 'sh']
    for (const name of names) {
      writeFiles(programs, {[name]: `#!/bin/sh\n: > ${join(root, 'started')}\n`})
      chmodSync(join(programs, name), 0o755)
    }
    appendFileSync(join(root, 'fake-suite.mjs'), "writeFileSync('started', '')\n")
    const path = process.env.PATH
    process.env.PATH = `${programs}${delimiter}${path}`
    try {
      assert.equal((await build({root})).status, 'built')
      assert.equal((await build({root})).status, 'unchanged')
      for (const file of ['suite/deep.mjs', 'device/motor.mjs']) {
        edit(root, file, '1', '2')
        const {status, findings} = await build({root})
        assert.equal(status, 'built', file)
        assert.ok(
          findings.some(({rule}) => rule === 'outdated-results'),
          file,
        )
      }
      writeFiles(root, {'suite/runner/added.mjs': 'export const added = 1\n'})
      assert.equal((await build({root})).status, 'built', 'a file was added to a folder that judges')
    } finally {
      process.env.PATH = path
    }
    assert.ok(!existsSync(join(root, 'started')))
  }))

test('conform: --outdated runs again what has no current result, and keeps the rest', () =>
  withSuite(async (root) => {
    conform(root, '--target', 'model', '--date', '2026-01-01')
    const nothing = conform(root, '--outdated', '--date', '2026-01-02')
    assert.match(nothing.out, /Nothing is outdated on model/)
    edit(root, 'suite/deep.mjs', '1', '2')
    writeFiles(root, {'conformance/cases/shutter/new.case.ts': caseOf('device: shutter\n', '')})
    writeFileSync(
      join(root, 'answers.json'),
      JSON.stringify({...answers, cases: {'shutter/sharing': passing, 'shutter/new': passing}}),
    )
    const {status, out} = conform(root, '--outdated', '--date', '2026-01-03')
    assert.equal(status, 0, out)
    assert.deepEqual(asked(root), ['shutter/new', 'shutter/sharing'])
    assert.deepEqual(await outdatedIn(root), {})
    const [head, ...lines] = readFileSync(join(root, 'results/model.jsonl'), 'utf8').trim().split('\n')
    assert.match(head!, /"run":"2026-01-03"/)
    assert.equal(lines.length, 4)
  }))

test('conform: a run that saw the same keeps its day', () =>
  withSuite((root) => {
    conform(root, '--target', 'model', '--date', '2026-01-01')
    const before = readFileSync(join(root, 'results/model.jsonl'), 'utf8')
    conform(root, '--target', 'model', '--date', '2026-01-02')
    assert.equal(readFileSync(join(root, 'results/model.jsonl'), 'utf8'), before)
    writeFileSync(
      join(root, 'answers.json'),
      JSON.stringify({...answers, cases: {...answers.cases, 'shutter/any': {...passing, evidence: 'slats rest long'}}}),
    )
    conform(root, '--target', 'model', '--date', '2026-01-03')
    assert.match(readFileSync(join(root, 'results/model.jsonl'), 'utf8'), /^\{.*"run":"2026-01-03"/)
    assert.equal(conform(root, '--target', 'model', '--date', 'yesterday').status, 2)
  }))

test('conform: a run of some cases drops what was seen of a device that has changed since', () =>
  withSuite(async (root) => {
    conform(root, '--target', 'model')
    edit(root, 'device/awning.mjs', '1', '2')
    conform(root, '--target', 'model', '--case', 'shutter/alone')
    const {analysis} = await analyseRoot(root)
    const left = analysis!.database.prepare('SELECT "case" FROM results ORDER BY "case"').pluck().all()
    assert.deepEqual(left, ['shutter/alone', 'shutter/sharing'], 'no line speaks of the device as it was')
  }))

test('conform: another program than the one that was seen outdates all that was seen of it', () =>
  withSuite((root) => {
    const tell = (program: string) =>
      writeFileSync(join(root, 'answers.json'), JSON.stringify({...answers, judged: {motor: program}}))
    tell('motor 1, sha256 aa')
    conform(root, '--target', 'model')
    assert.match(readFileSync(join(root, 'results/model.jsonl'), 'utf8'), /"motor":"motor 1, sha256 aa"/)
    assert.match(conform(root, '--outdated').out, /Nothing is outdated/)
    tell('motor 1, sha256 bb')
    conform(root, '--outdated')
    assert.equal(asked(root).length, 3)
    assert.match(readFileSync(join(root, 'results/model.jsonl'), 'utf8'), /"motor":"motor 1, sha256 bb"/)
  }))

test('conform: --outdated passes over a target that is out of reach, unless it was named', () =>
  withSuite((root) => {
    writeFileSync(join(root, 'answers.json'), JSON.stringify({refuses: 'no shutter is mounted'}))
    const all = conform(root, '--outdated')
    assert.equal(all.status, 0)
    assert.match(all.err, /Not reached from here: Model shutter: no shutter is mounted/)
    assert.equal(conform(root, '--outdated', '--target', 'model').status, 3)
    assert.ok(!existsSync(join(root, 'results/model.jsonl')))
  }))

test('results: a suite that does not say what judges is held to text, case and version alone', () =>
  withSuite(async (root) => {
    edit(root, 'spec.yaml', "  judge: [suite/runner, 'suite/adapters/{adapter}.mjs', 'suite/kinds/{device}.mjs']\n", '')
    conform(root, '--target', 'model')
    edit(root, 'suite/deep.mjs', '1', '2')
    edit(root, 'device/motor.mjs', '1', '2')
    assert.deepEqual(await outdatedIn(root), {})
    edit(root, 'conformance/cases/shutter/alone.case.ts', 'export default 1', 'export default 2')
    assert.deepEqual(await outdatedIn(root), {alone: 'case'})
  }))

test('results: what judges and cannot be named before it runs counts as the whole folder', () =>
  withSuite(async (root) => {
    writeFiles(root, {'suite/shared.mjs': 'export const deep = await import(process.argv[2])\n'})
    conform(root, '--target', 'model')
    writeFiles(root, {'suite/README.md': 'What is said about a folder judges nobody.\n'})
    assert.deepEqual(await outdatedIn(root), {})
    edit(root, 'suite/unused.mjs', '1', '2')
    assert.deepEqual(await outdatedIn(root), {sharing: 'judge'})
  }))
