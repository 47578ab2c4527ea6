import assert from 'node:assert/strict'
import {spawnSync} from 'node:child_process'
import {appendFileSync, cpSync, existsSync, readFileSync, rmSync, writeFileSync} from 'node:fs'
import {join} from 'node:path'
import test from 'node:test'
import {fileURLToPath} from 'node:url'
import {packageRoot} from '../../tools/own/package-root.ts'
import {analyseRoot, fixturesFolder, layOut, withFolder, writeFiles} from '../fixture.ts'

const cli = fileURLToPath(new URL('build/tools/cli.js', packageRoot))
const stop = 'shutter/stop-completes-after-earlier-moves'
const lock = 'shutter/locked-slats-rest'
const wear = 'shutter/reports-no-wear'

/** The model's shutters, with two more cases: one that its claim rules out, one that it leaves open. */
async function withShutters(
  script: Record<string, unknown>,
  use: (root: string) => void | Promise<void>,
): Promise<void> {
  await withFolder(async (root) => {
    layOut(join(fixturesFolder, 'example', 'two chapters with everything'), root)
    appendFileSync(join(root, 'spec.yaml'), '\nsuite: {version: 0.9.0, run: [node, fake-suite.mjs]}\n')
    cpSync(join(fixturesFolder, 'fake-suite.mjs'), join(root, 'fake-suite.mjs'))
    writeFiles(root, {
      'answers.json': JSON.stringify({
        version: '0.2.0',
        cases: {[stop]: {observed: 'pass', evidence: 'slats rest'}},
        ...script,
      }),
      [`conformance/cases/${lock}.case.ts`]: caseOf('WIN-SHT-007@1', 'leaves locked slats at rest'),
      [`conformance/cases/${wear}.case.ts`]: caseOf('WIN-SHT-009@1', 'reports no wear'),
    })
    await use(root)
  })
}

function caseOf(requirement: string, title: string): string {
  return `/* avps case\nrequirement: ${requirement}\ntitle: ${title}\ndevice: shutter\n*/\nexport default null\n`
}

function conform(root: string, ...args: string[]): {status: number | null; out: string; err: string} {
  const {status, stdout, stderr} = spawnSync(process.execPath, [cli, 'conform', '--root', root, ...args], {
    encoding: 'utf8',
  })
  return {status, out: stdout, err: stderr}
}

function results(root: string, target: string): Record<string, unknown>[] {
  return readFileSync(join(root, 'results', `${target}.jsonl`), 'utf8')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as Record<string, unknown>)
}

test('conform: runs what the claim selects, and says why the rest is left out', () =>
  withShutters({}, async (root) => {
    const {status, out} = conform(root, '--target', 'model')
    assert.equal(status, 0, out)
    const asked = JSON.parse(readFileSync(join(root, 'asked.json'), 'utf8')) as Record<string, unknown>[]
    assert.deepEqual(asked, [
      {
        case: stop,
        requirement: 'WIN-SHT-001@2',
        file: `conformance/cases/${stop}.case.ts`,
        accept: ['SHT_F_STOP'],
        uses: ['slat-places'],
        mayHang: false,
        devices: ['shutter'],
      },
    ])
    const [head, ...lines] = results(root, 'model')
    assert.deepEqual([head!.target, head!.targetVersion, head!.suite], ['model', '0.2.0', '0.9.0'])
    assert.match(String(head!.claim), /^[0-9a-f]{16}$/)
    assert.deepEqual(
      lines.map((line) => [line.case, line.observed, line.reason]),
      [
        [lock, 'not-run', 'undecided'],
        [wear, 'not-run', 'not applicable'],
        [stop, 'pass', null],
      ],
    )
    const {analysis} = await analyseRoot(root)
    const verdict = analysis!.database.prepare(
      `SELECT verdict FROM verdicts WHERE requirement = 'WIN-SHT-001' AND target = 'model'`,
    )
    assert.equal(verdict.pluck().get(), 'pass', 'the next build counts it')
  }))

test('conform: a failure is shown with its sentence, what was seen, and how to run it again', () =>
  withShutters(
    {cases: {[stop]: {observed: 'fail', reason: 'slat 2 still moves', evidence: 'place 7, then 9'}}},
    (root) => {
      const {status, out} = conform(root, '--target', 'model')
      assert.equal(status, 1)
      assert.match(out, /FAIL {2}WIN-SHT-001 {2}Stop orders moves/)
      assert.match(out, /the actuator MUST complete a stop\s+only after/)
      assert.match(out, /slat 2 still moves/)
      assert.match(out, /place 7, then 9/)
      assert.match(out, new RegExp(`avps conform --target model --case ${stop}`))
      const wide = out.split('\n').filter((line) => line.length > 80 && !line.startsWith('  Again: '))
      assert.deepEqual(wide, [], 'all but the command fits 80 columns')
    },
  ))

test('conform: a waiver covers the failure that it names, and no other verdict', () =>
  withShutters({cases: {[stop]: {observed: 'fail'}}}, (root) => {
    const waiver =
      '- {requirement: WIN-SHT-001@2, target: model, observed: fail, reason: known, owner: joiners, until: 2027-01-31}\n'
    appendFileSync(join(root, 'requirements/waivers.yaml'), waiver)
    assert.equal(conform(root, '--target', 'model').status, 0)
    writeFileSync(join(root, 'answers.json'), JSON.stringify({version: '0.2.0', cases: {[stop]: {observed: 'pass'}}}))
    const {status, out} = conform(root, '--target', 'model')
    assert.equal(status, 1, 'a waiver of what passes is an error')
    assert.match(out, /ERROR {2}WIN-SHT-001/)
  }))

test('conform: a case without an answer is an error', () =>
  withShutters({cases: {}}, (root) => {
    assert.equal(conform(root, '--target', 'model').status, 1)
    assert.equal(results(root, 'model').find((line) => line.case === stop)!.reason, 'the suite gave no answer')
  }))

test('conform: a suite that breaks off leaves the results as they were', () =>
  withShutters({dies: true}, (root) => {
    const before = readFileSync(join(root, 'results/model.jsonl'), 'utf8')
    const {status, err} = conform(root, '--target', 'model')
    assert.equal(status, 3)
    assert.match(err, /ended early:\nout of steam/)
    assert.equal(readFileSync(join(root, 'results/model.jsonl'), 'utf8'), before)
  }))

test('conform: a suite that talks nonsense, and a target that does not start', async () => {
  await withShutters({ends: {hello: 'world'}}, (root) => {
    const {status, err} = conform(root, '--target', 'model')
    assert.equal(status, 3)
    assert.match(err, /hello.*expected a message of its protocol/)
  })
  await withShutters({refuses: 'no shutter is mounted'}, (root) => {
    const {status, err} = conform(root, '--target', 'model')
    assert.equal(status, 3)
    assert.match(err, /Model shutter: no shutter is mounted\nits last words/)
  })
})

test('conform: a target without claim is surveyed, all profiles taken as true', () =>
  withShutters(
    {
      version: 'street 7',
      devices: {shutter: {supported: true, features: {SHT_F_STOP: true, SHT_F_LOCK: true, SHT_F_WEAR: false}}},
      cases: {
        [stop]: {observed: 'pass', evidence: 'slats rest'},
        [lock]: {observed: 'not-observable', reason: 'slat-places'},
      },
    },
    (root) => {
      assert.equal(conform(root, '--target', 'street').status, 0)
      const [head, ...lines] = results(root, 'street')
      assert.deepEqual([head!.claim, typeof head!.survey], [null, 'object'])
      assert.deepEqual(
        lines.map((line) => [line.case, line.observed]),
        [
          [lock, 'not-observable'],
          [wear, 'not-run'],
          [stop, 'pass'],
        ],
      )
    },
  ))

test('conform: a run of one case keeps the others while the target is the same', () =>
  withShutters({}, (root) => {
    conform(root, '--target', 'model')
    const before = results(root, 'model').length
    assert.equal(conform(root, '--target', 'model', '--id', 'WIN-SHT-001').status, 0)
    assert.equal(results(root, 'model').length, before)
    writeFileSync(join(root, 'answers.json'), JSON.stringify({version: '0.3.0', cases: {[stop]: {observed: 'pass'}}}))
    const {err} = conform(root, '--target', 'model', '--case', stop)
    assert.match(err, /The claim speaks of version 0\.2\.0/)
    assert.equal(results(root, 'model').length, 2, 'what another version showed is gone')
  }))

test('conform: what a case showed is gone with the case', () =>
  withShutters({}, (root) => {
    conform(root, '--target', 'model')
    rmSync(join(root, `conformance/cases/${wear}.case.ts`))
    conform(root, '--target', 'model', '--case', stop)
    assert.deepEqual(
      results(root, 'model').flatMap((line) => line.case ?? []),
      [lock, stop],
    )
  }))

test('conform: a dry run writes nothing and says the same', () =>
  withShutters({cases: {[stop]: {observed: 'fail', reason: 'stuck'}}}, (root) => {
    const before = readFileSync(join(root, 'results/model.jsonl'), 'utf8')
    const {status, out} = conform(root, '--target', 'model', '--dry-run')
    assert.equal(status, 1)
    assert.match(out, /stuck/)
    assert.equal(readFileSync(join(root, 'results/model.jsonl'), 'utf8'), before)
  }))

test('conform: wrong names are usage errors that list the right ones', () =>
  withShutters({}, (root) => {
    for (const [args, expected] of [
      [['--target', 'attic'], /expected one of: model, street/],
      [['--target', 'model', '--area', 'ATT'], /expected one of SHT/],
      [['--target', 'model', '--id', 'WIN-SHT-099'], /expected a requirement/],
      [['--target', 'model', '--case', 'shutter/none'], /expected a path below conformance\/cases/],
      [[], /Expected --target/],
    ] as const) {
      const {status, err} = conform(root, ...args)
      assert.equal(status, 2, args.join(' '))
      assert.match(err, expected)
    }
  }))

test('stubs: an adopted skeleton is a case that the specification knows, and is adopted once', () =>
  withShutters({}, async (root) => {
    const stubs = (...args: string[]) =>
      spawnSync(process.execPath, [cli, 'stubs', '--root', root, ...args], {encoding: 'utf8'})
    assert.match(stubs().stdout, /WIN-SHT-002 {2}Holding holds/)
    const {stdout, status} = stubs('--adopt', 'WIN-SHT-002')
    assert.equal(status, 0)
    assert.match(stdout, /conformance\/cases\/shutter\/holding-holds\.case\.ts is yours/)
    const text = readFileSync(join(root, 'conformance/cases/shutter/holding-holds.case.ts'), 'utf8')
    assert.match(text, /^\/\* avps case\nrequirement: WIN-SHT-002@1\n/)
    assert.match(text, /notWritten\(/)
    assert.doesNotMatch(text, /Generated from|Every build writes|To make it yours/)
    const {analysis} = await analyseRoot(root)
    const covered = analysis!.database.prepare(
      `SELECT status FROM links WHERE destination = 'WIN-SHT-002' AND role = 'verifies'`,
    )
    assert.equal(covered.pluck().get(), 'covers')
    assert.equal(stubs('--adopt', 'WIN-SHT-002').status, 2, 'it has a case now')
    assert.equal(stubs('--adopt', 'WIN-SHT-003', '--name', '../out').status, 2)
    assert.ok(!existsSync(join(root, 'conformance/cases/out.case.ts')))
  }))

test('conform: a pass without a word of what was seen is none', () =>
  withShutters({cases: {[stop]: {observed: 'pass', evidence: '  '}}}, (root) => {
    const {status} = conform(root, '--target', 'model')
    assert.equal(status, 1)
    const line = results(root, 'model').find((one) => one.case === stop)!
    assert.deepEqual([line.observed, line.reason], ['error', 'the suite says nothing of what it saw'])
  }))

test('conform: of a target without an adapter nothing runs here, and it says so', () =>
  withShutters({}, async (root) => {
    writeFiles(root, {'requirements/targets/lab.yaml': 'title: A lab\nadapter: none\nsubjects: [device]\n'})
    const named = conform(root, '--target', 'lab')
    assert.equal(named.status, 2)
    assert.match(named.err, /of which nothing runs here \(`adapter: none`\): its results are imported/)
    const listed = conform(root, '--list').out
    assert.match(listed, /^lab {2}A lab \(nothing runs here\)$/m)
    assert.doesNotMatch(conform(root, '--outdated').err, /lab/)
  }))
