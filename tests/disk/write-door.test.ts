import assert from 'node:assert/strict'
import fs, {
  chmodSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import {syncBuiltinESMExports} from 'node:module'
import {join} from 'node:path'
import test from 'node:test'
import {Door, isTemporary} from '../../tools/disk/write-door.ts'
import {EnvironmentProblem} from '../../tools/model/environment-problem.ts'
import {withFolder} from '../fixture.ts'

/** A root with a folder beside it that nothing may touch. */
function withRoot(use: (root: string, outside: string) => void): Promise<void> {
  return withFolder((folder) => {
    const [root, outside] = [join(folder, 'root'), join(folder, 'outside')]
    mkdirSync(root)
    mkdirSync(outside)
    writeFileSync(join(outside, 'kept'), 'kept')
    use(root, outside)
    assert.deepEqual(readdirSync(outside), ['kept'])
    assert.equal(readFileSync(join(outside, 'kept'), 'utf8'), 'kept')
  })
}

test('door: makes folders, replaces content, and leaves nothing beside it', () =>
  withRoot((root) => {
    const door = new Door(root)
    door.write('a/b/c.txt', 'one')
    door.write('a/b/c.txt', 'two')
    assert.equal(readFileSync(join(root, 'a/b/c.txt'), 'utf8'), 'two')
    assert.deepEqual(readdirSync(join(root, 'a/b')), ['c.txt'])
  }))

test('door: a link on the way is refused, for writing, removing and looking', () =>
  withRoot((root, outside) => {
    symlinkSync(outside, join(root, 'dist'))
    const door = new Door(root, 'dist')
    assert.throws(() => door.write('kept', 'x'), EnvironmentProblem)
    assert.throws(() => door.write('new/file', 'x'), EnvironmentProblem)
    assert.throws(() => door.remove('kept'), EnvironmentProblem)
    assert.throws(() => door.removeEmptyFolders('.x'), EnvironmentProblem)
    assert.throws(() => door.stats('kept'), EnvironmentProblem)
    assert.throws(() => door.sweep('any'), EnvironmentProblem)
  }))

test('door: a link in the place of a file is replaced itself, and removed itself', () =>
  withRoot((root, outside) => {
    symlinkSync(join(outside, 'kept'), join(root, 'a'))
    symlinkSync(join(outside, 'kept'), join(root, 'b'))
    const door = new Door(root)
    door.write('a', 'own')
    assert.equal(readFileSync(join(root, 'a'), 'utf8'), 'own')
    assert.ok(door.remove('b'))
    assert.ok(!existsSync(join(root, 'b')))
  }))

test('door: no path leaves its folder', () =>
  withRoot((root) => {
    const door = new Door(root, 'dist')
    for (const path of ['../x', 'a/../../x', '/x', 'a//b', './x', '', 'a/', 'a\\..\\x', 'a\0b'])
      assert.throws(() => door.write(path, 'x'), EnvironmentProblem, JSON.stringify(path))
    assert.deepEqual(readdirSync(root), [])
  }))

test('door: permissions stay, and a folder is no file', () =>
  withRoot((root) => {
    writeFileSync(join(root, 'tool.sh'), 'one')
    chmodSync(join(root, 'tool.sh'), 0o754)
    mkdirSync(join(root, 'folder'))
    const door = new Door(root)
    door.write('tool.sh', 'two')
    assert.equal(statSync(join(root, 'tool.sh')).mode & 0o777, 0o754)
    assert.throws(() => door.write('folder', 'x'), /a folder stands where a file is to be written/)
    assert.throws(() => door.remove('folder'), EnvironmentProblem)
  }))

test('door: a name that somebody guessed is never written through', () =>
  withRoot((root, outside) => {
    symlinkSync(join(outside, 'kept'), join(root, '.avps.0123456789abcdef.new'))
    const door = new Door(root)
    assert.throws(() => door.prepare('a', 'x', false, '.avps.0123456789abcdef.new'), {code: 'EEXIST'})
    assert.ok(!existsSync(join(root, 'a')))
  }))

test('door: a disk that takes a few bytes a call gets all of them, and one that takes no more leaves the old file', () =>
  withRoot((root) => {
    const write = fs.writeSync
    let room = Number.POSITIVE_INFINITY
    fs.writeSync = ((handle: number, bytes: Uint8Array, offset: number) => {
      const written = write(handle, bytes, offset, Math.min(7, room, bytes.length - offset))
      room -= written
      return written
    }) as typeof write
    syncBuiltinESMExports()
    try {
      const door = new Door(root)
      const text = 'A sentence that is longer than one call takes.\n'.repeat(20)
      door.write('a.md', text)
      assert.equal(readFileSync(join(root, 'a.md'), 'utf8'), text)
      room = 100
      assert.throws(() => door.write('a.md', text.toUpperCase()), EnvironmentProblem)
      assert.equal(readFileSync(join(root, 'a.md'), 'utf8'), text)
      assert.deepEqual(readdirSync(root), ['a.md'])
    } finally {
      fs.writeSync = write
      syncBuiltinESMExports()
    }
  }))

test('door: sweeping removes what was left half-written, and nothing else', () =>
  withRoot((root, outside) => {
    const door = new Door(root)
    const {temporary} = door.prepare('dist/site/a.html', 'half', false)
    assert.ok(isTemporary(temporary.slice('dist/site/'.length)))
    writeFileSync(join(root, 'dist/site/own.new'), 'own')
    symlinkSync(outside, join(root, 'dist/link'))
    door.sweep('dist', true)
    assert.deepEqual(readdirSync(join(root, 'dist/site')), ['own.new'])
    assert.equal(readlinkSync(join(root, 'dist/link')), outside)
  }))
