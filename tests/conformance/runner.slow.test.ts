import assert from 'node:assert/strict'
import {once} from 'node:events'
import {readdirSync, readFileSync, rmSync} from 'node:fs'
import {tmpdir} from 'node:os'
import {join} from 'node:path'
import test from 'node:test'
import {setTimeout} from 'node:timers/promises'
import type {Order} from '../../conformance/runner/protocol.ts'
import {caseOrder, foldersOf, observations, run, startRunner} from './run.ts'

const fake = (name: string) => `build/tests/conformance/cases/${name}.js`

function open(more: Record<string, unknown> = {}): Order {
  const adapter = 'build/tests/conformance/fake-adapter.js'
  return {open: {name: 'fake', options: {adapter, patience: 1, devices: {block: {}, entropy: {}}, ...more}}}
}

const everything: Order = {
  run: {
    cases: [
      caseOrder(fake('passes')),
      caseOrder(fake('fails')),
      caseOrder(fake('throws')),
      caseOrder(fake('not-written')),
      caseOrder(fake('says-nothing')),
      caseOrder(fake('is-not-exercised')),
      {...caseOrder(fake('is-exercised-on-entropy'), {devices: ['block', 'entropy']}), case: 'exercised on one'},
      {...caseOrder(fake('is-not-exercised'), {devices: ['block', 'entropy']}), case: 'exercised on none'},
      caseOrder(fake('is-not-exercised-and-forgets-to-wait')),
      caseOrder(fake('forgets-to-wait')),
      caseOrder(fake('uses-what-it-did-not-name')),
      caseOrder(fake('never-answers')),
      caseOrder(fake('loops'), {mayHang: true}),
      caseOrder(fake('exits')),
      caseOrder(fake('loses-target')),
      caseOrder(fake('no-such-case')),
      {...caseOrder(fake('passes'), {uses: ['console-peer']}), case: 'shown by none'},
      {...caseOrder(fake('passes'), {uses: ['held-requests'], devices: ['block', 'entropy']}), case: 'shown by one'},
      {...caseOrder(fake('fails'), {devices: ['block', 'entropy']}), case: 'fails on two'},
      {...caseOrder(fake('passes'), {devices: []}), case: 'on nothing'},
      {...caseOrder(fake('passes')), case: 'the last'},
    ],
  },
}

test('runner: every way in which a case ends has its verdict, and the next case runs', async () => {
  const reports = await run(open(), everything)
  const seen = observations(reports)
  const access = 'last accesses:\n  write Status: 0xb\n  read Status: 0xb'
  assert.deepEqual(
    {...seen, throws: undefined, 'forgets-to-wait': undefined, 'uses-what-it-did-not-name': undefined},
    {
      passes: {observed: 'pass', reason: null, evidence: 'the status reads 0'},
      fails: {
        observed: 'fail',
        reason: 'the status is twelve: expected 12 (0xc), found 11 (0xb)',
        evidence: `expected: 12 (0xc)\nactual: 11 (0xb)\n${access}`,
      },
      throws: undefined,
      'not-written': {observed: 'error', reason: 'not written', evidence: null},
      'says-nothing': {
        observed: 'error',
        reason: 'the case says nothing: its body returns what was seen',
        evidence: null,
      },
      'is-not-exercised': {observed: 'not-observable', reason: 'not exercised: the status reads 0', evidence: null},
      'exercised on one': {observed: 'pass', reason: null, evidence: 'entropy: entropy flows'},
      'exercised on none': {
        observed: 'not-observable',
        reason: 'block, entropy: not exercised: the status reads 0',
        evidence: 'block, entropy',
      },
      'is-not-exercised-and-forgets-to-wait': {
        observed: 'error',
        reason: 'nobody waited for a promise that was rejected: nobody looks',
        evidence: seen['is-not-exercised-and-forgets-to-wait']!.evidence,
      },
      'forgets-to-wait': undefined,
      'uses-what-it-did-not-name': undefined,
      'never-answers': {observed: 'fail', reason: 'the target hung: nothing happens for 1 s', evidence: null},
      loops: {observed: 'fail', reason: 'the target hung: nothing happens for 1 s', evidence: null},
      exits: {observed: 'fail', reason: 'the target died: exit code 3', evidence: null},
      'loses-target': {
        observed: 'fail',
        reason: 'the target died: exit code 1',
        evidence: 'the target printed:\nassertion failed\nlast accesses:\n  read Config+0x10c: no answer',
      },
      'no-such-case': {
        observed: 'error',
        reason:
          "Cannot find module 'build/tests/conformance/cases/no-such-case.js' imported from build/conformance/runner/run-case.js",
        evidence: null,
      },
      'shown by none': {observed: 'not-observable', reason: 'the adapter cannot show console-peer', evidence: null},
      'shown by one': {observed: 'pass', reason: null, evidence: 'block: the status reads 0'},
      'fails on two': {
        observed: 'fail',
        reason: 'block, entropy: the status is twelve: expected 12 (0xc), found 11 (0xb)',
        evidence: `block, entropy: expected: 12 (0xc)\nactual: 11 (0xb)\n${access}`,
      },
      'on nothing': {observed: 'not-run', reason: 'no device', evidence: null},
      'the last': {observed: 'pass', reason: null, evidence: 'the status reads 0'},
    },
  )
  assert.equal(seen.throws!.observed, 'error')
  assert.equal(seen.throws!.reason, 'a mistake of the case')
  assert.match(seen.throws!.evidence!, /^at .*build\/tests\/conformance\/cases\/throws\.js:\d/)
  assert.equal(seen['forgets-to-wait']!.reason, 'nobody waited for a promise that was rejected: nobody looks')
  assert.match(seen['uses-what-it-did-not-name']!.reason!, /^holdRequests takes `uses: \[held-requests\]`/)
  assert.deepEqual(reports.at(-1), {done: {}})
})

test('runner: the same target gives the same reports', async () => {
  const short: Order = {run: {cases: ['passes', 'fails', 'throws', 'exits'].map((name) => caseOrder(fake(name)))}}
  assert.deepEqual(await run(open(), short), await run(open(), short))
})

test('runner: opening tells what the devices offer', async () => {
  const [report] = await run(open())
  assert.ok(report && 'opened' in report)
  const {version, devices} = report.opened
  assert.equal(version, 'fake 1')
  const there = Object.keys(devices).filter((type) => devices[type]!.supported)
  assert.deepEqual(there.sort(), ['block', 'entropy'])
  assert.deepEqual(devices.rpmb, {supported: false})
  assert.equal(devices.block!.features!.VIRTIO_BLK_F_RO, false)
  assert.equal(devices.entropy!.features!.VIRTIO_F_VERSION_1, false)
  assert.ok(!('VIRTIO_BLK_F_RO' in devices.entropy!.features!))
})

test('runner: a target that does not start is told, and its cases are errors', async () => {
  const reports = await run(open({behaviour: 'does not start'}), {run: {cases: [caseOrder(fake('passes'))]}})
  const message = 'the target never started: no such program'
  assert.deepEqual(reports[0], {failed: {message, log: 'last words'}})
  assert.deepEqual(observations(reports).passes, {
    observed: 'error',
    reason: `before the case: ${message}`,
    evidence: 'last words',
  })
})

test('runner: an adapter that does not exist is told', async () => {
  const [named] = await run({open: {name: 'none', options: {adapter: 'none', devices: {}}}})
  assert.deepEqual(named, {failed: {message: 'there is no adapter called none', log: ''}})
  const [path] = await run({open: {name: 'none', options: {adapter: './none.js', devices: {}}}})
  assert.deepEqual(path, {failed: {message: 'there is no adapter ./none.js', log: ''}})
})

test('runner: a signal ends everything, and no file is left', async () => {
  const runner = startRunner()
  runner.stdin!.write(`${JSON.stringify(open({patience: 60}))}\n`)
  runner.stdin!.write(`${JSON.stringify({run: {cases: [caseOrder(fake('loops'))]}})}\n`)
  let said = ''
  for await (const text of runner.stdout!.setEncoding('utf8').iterator({destroyOnReturn: false})) {
    said += text
    if (said.includes('begun')) break
  }
  await setTimeout(200)
  assert.equal(foldersOf(runner).length, 1)
  runner.kill('SIGINT')
  assert.deepEqual(await once(runner, 'exit'), [130, null])
  assert.deepEqual(foldersOf(runner), [])
})

test('runner: one that is killed leaves no machine behind, even one that never answers again', async () => {
  const runner = startRunner()
  runner.stdin!.write(`${JSON.stringify(open({patience: 60}))}\n`)
  runner.stdin!.write(`${JSON.stringify({run: {cases: [caseOrder(fake('loops'))]}})}\n`)
  let said = ''
  for await (const text of runner.stdout!.setEncoding('utf8').iterator({destroyOnReturn: false})) {
    said += text
    if (said.includes('begun')) break
  }
  await setTimeout(200)
  const [machine] = childrenOf(runner.pid!)
  assert.ok(machine, 'a machine runs')
  runner.kill('SIGKILL')
  await once(runner, 'exit')
  for (let waited = 0; isAlive(machine) && waited < 10_000; waited += 100) await setTimeout(100)
  const survived = isAlive(machine)
  if (survived) process.kill(machine, 'SIGKILL')
  assert.ok(!survived, 'the machine is gone')
  for (const name of foldersOf(runner))
    for (const folder of ['/dev/shm', tmpdir()]) rmSync(join(folder, name), {recursive: true, force: true})
})

/** Process ids, as Linux tells them. */
function childrenOf(parent: number): number[] {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .filter((name) => {
      try {
        return (
          readFileSync(`/proc/${name}/stat`, 'utf8')
            .replace(/^.*\) \S /s, '')
            .split(' ')[0] === String(parent)
        )
      } catch {
        return false
      }
    })
    .map(Number)
}

function isAlive(id: number): boolean {
  try {
    process.kill(id, 0)
    return true
  } catch {
    return false
  }
}
