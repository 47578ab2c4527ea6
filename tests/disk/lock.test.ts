import assert from 'node:assert/strict'
import {type ChildProcess, spawn} from 'node:child_process'
import {once} from 'node:events'
import {readFileSync, statSync, symlinkSync, writeFileSync} from 'node:fs'
import {join} from 'node:path'
import test from 'node:test'
import {takeLock} from '../../tools/disk/lock.ts'
import {Door} from '../../tools/disk/write-door.ts'
import {withFolder} from '../fixture.ts'

const disk = new URL('../../tools/disk/', import.meta.url)

/** A process that takes the lock, says so, and holds it until it is killed. */
function hold(root: string): ChildProcess {
  const program = `
    const {Door} = await import(${JSON.stringify(new URL('write-door.js', disk).href)})
    const {takeLock} = await import(${JSON.stringify(new URL('lock.js', disk).href)})
    const lock = takeLock(new Door(process.argv[1]), '.avps/lock', 0)
    console.log(lock ? 'holds' : 'refused')
    if (lock) setInterval(() => {}, 1000)`
  return spawn(process.execPath, ['--input-type=module', '--eval', program, root], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
}

async function said(child: ChildProcess): Promise<string> {
  const ended = once(child, 'close').then(() => ['ended'])
  const [text] = await Promise.race([once(child.stdout!, 'data'), ended])
  return String(text).trim()
}

test('lock: one holds it, and a killed process leaves none behind', () =>
  withFolder(async (root) => {
    const door = new Door(root)
    for (let round = 0; round < 5; round++) {
      const first = hold(root)
      assert.equal(await said(first), 'holds')
      assert.equal(takeLock(door, '.avps/lock', 0), undefined)
      first.kill('SIGKILL')
      await once(first, 'close')
      const lock = takeLock(door, '.avps/lock', 0)
      assert.ok(lock, 'free after a kill')
      assert.equal(takeLock(door, '.avps/lock', 0), undefined, 'not twice in one process')
      lock.release()
    }
    assert.equal(statSync(join(root, '.avps/lock')).size, 0)
  }))

test('lock: of many that come at once after a kill exactly one gets it', () =>
  withFolder(async (root) => {
    const first = hold(root)
    assert.equal(await said(first), 'holds')
    first.kill('SIGKILL')
    await once(first, 'close')
    const children = Array.from({length: 6}, () => hold(root))
    const answers = await Promise.all(children.map(said))
    for (const child of children) child.kill('SIGKILL')
    assert.equal(answers.filter((answer) => answer === 'holds').length, 1, answers.join(' '))
  }))

test('lock: a link in its place is not written through', () =>
  withFolder((folder) => {
    writeFileSync(join(folder, 'other'), 'other')
    const door = new Door(folder)
    door.makeFolder('.avps')
    symlinkSync(join(folder, 'other'), join(folder, '.avps/lock'))
    takeLock(door, '.avps/lock', 0)!.release()
    assert.equal(readFileSync(join(folder, 'other'), 'utf8'), 'other')
  }))
