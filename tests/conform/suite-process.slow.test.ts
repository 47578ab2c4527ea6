import assert from 'node:assert/strict'
import {spawn} from 'node:child_process'
import {once} from 'node:events'
import {readFileSync, writeFileSync} from 'node:fs'
import {join} from 'node:path'
import test from 'node:test'
import {setTimeout} from 'node:timers/promises'
import {SuiteProblem, SuiteProcess} from '../../tools/conform/suite-process.ts'
import {withFolder} from '../fixture.ts'

/** A suite that ignores every signal it can, and starts a program of its own that does so, too. */
const stubborn = `
import {spawn} from 'node:child_process'
import {writeFileSync} from 'node:fs'
process.on('SIGTERM', () => {})
process.on('SIGINT', () => {})
const own = spawn(process.execPath, ['-e', "process.on('SIGTERM', () => {}); setInterval(() => {}, 1000)"], {stdio: 'ignore'})
writeFileSync('ids', process.pid + ' ' + own.pid)
setInterval(() => {}, 1000)`

const says = (text: string) =>
  `process.stdin.once('data', () => process.stdout.write(${text}))\nsetInterval(() => {}, 1000)`

/** What a suite of this program answers to a target, given two seconds. */
async function open(folder: string, program: string): Promise<unknown> {
  writeFileSync(join(folder, 'suite.mjs'), program)
  const suite = new SuiteProcess([process.execPath, 'suite.mjs'], folder, 2)
  try {
    return await suite.open('any', {})
  } finally {
    await suite.close()
  }
}

function idsIn(folder: string): number[] {
  try {
    return readFileSync(join(folder, 'ids'), 'utf8').split(' ').map(Number)
  } catch {
    return []
  }
}

async function assertGone(ids: number[]): Promise<void> {
  assert.equal(ids.length, 2)
  const alive = () => ids.filter(isAlive)
  for (let waited = 0; alive().length > 0 && waited < 5000; waited += 50) await setTimeout(50)
  const left = alive()
  for (const id of left) process.kill(id, 'SIGKILL')
  assert.deepEqual(left, [], 'nothing is left')
}

function isAlive(id: number): boolean {
  try {
    process.kill(id, 0)
    // One that has ended and that nobody has asked after is still listed.
    return !/\) Z /.test(readFileSync(`/proc/${id}/stat`, 'utf8'))
  } catch {
    return false
  }
}

test('suite: one that says nothing is given up, with all that it started', () =>
  withFolder(async (folder) => {
    await assert.rejects(open(folder, stubborn), (problem) => {
      return problem instanceof SuiteProblem && /said nothing for 2 s/.test(problem.message)
    })
    await assertGone(idsIn(folder))
  }))

test('suite: a line without end, and one that nests without measure, are refused', () =>
  withFolder(async (folder) => {
    const endless =
      "(function w() { while (process.stdout.write('x'.repeat(1e5))); process.stdout.once('drain', w) })() || ''"
    await assert.rejects(open(folder, says(endless)), /a line of more than 1000000 characters/)
    const deep = `'{"opened":{"version":"1","x":' + '['.repeat(50000) + ']'.repeat(50000) + '}}\\n'`
    await assert.rejects(open(folder, says(deep)), /expected a message of its protocol/)
  }))

test('suite: it ends with whoever started it, even where that is killed', () =>
  withFolder(async (folder) => {
    writeFileSync(join(folder, 'suite.mjs'), stubborn)
    const program = `
      const {SuiteProcess} = await import(${JSON.stringify(new URL('../../tools/conform/suite-process.js', import.meta.url).href)})
      await new SuiteProcess([process.execPath, 'suite.mjs'], process.argv[1], 60).open('any', {})`
    const parent = spawn(process.execPath, ['--input-type=module', '--eval', program, folder], {stdio: 'ignore'})
    for (let waited = 0; idsIn(folder).length < 2 && waited < 5000; waited += 50) await setTimeout(50)
    parent.kill('SIGKILL')
    await once(parent, 'exit')
    await assertGone(idsIn(folder))
  }))

test('suite: one that goes on talking after a mistake is ended, and the mistake is told', () =>
  withFolder(async (folder) => {
    const flood =
      "(function w() { while (process.stdout.write('{}\\n'.repeat(1000))); process.stdout.once('drain', w) })() || ''"
    const started = Date.now()
    await assert.rejects(open(folder, says(flood)), /wrote `\{\}`, expected a message of its protocol/)
    assert.ok(Date.now() - started < 9000)
  }))
