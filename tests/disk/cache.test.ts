import assert from 'node:assert/strict'
import {cpSync, existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync} from 'node:fs'
import {join} from 'node:path'
import test from 'node:test'
import {Cache, isOfCache} from '../../tools/disk/cache.ts'
import {withFolder} from '../fixture.ts'

const word = {name: 'word', columns: ['text']}
const tables = [word]

function fill(root: string): void {
  const cache = new Cache(root, 'tool', tables)
  cache.setRows(cache.set(cache.key('a'), 'value of a'), [{table: word, rows: [{text: 'first'}, {text: 'second'}]}])
  cache.close(false)
}

function ask(root: string, salt = 'tool'): unknown {
  const cache = new Cache(root, salt, tables)
  const found = cache.get<string>(cache.key('a'))?.value
  cache.close(false)
  return found
}

test('cache: what was kept is found again, whatever is only read', () =>
  withFolder((root) => {
    fill(root)
    assert.equal(ask(root), 'value of a')
    assert.equal(ask(root), 'value of a')
    assert.equal(ask(root, 'another tool'), undefined)
  }))

test('cache: a file that anybody touched, copied or brought along is not believed', () => {
  const changes: Record<string, (root: string, file: string) => void> = {
    edited: (_root, file) => {
      const bytes = readFileSync(file)
      bytes.write('false of a', bytes.indexOf('value of a'))
      writeFileSync(file, bytes)
    },
    'copied over itself': (root, file) => {
      cpSync(file, join(root, 'copy'))
      rmSync(file)
      renameSync(join(root, 'copy'), file)
    },
    cut: (_root, file) => writeFileSync(file, readFileSync(file).subarray(0, 20_000)),
    'no database': (_root, file) => writeFileSync(file, 'text'),
    'without its mark': (root) => rmSync(join(root, '.avps/cache/mark.json')),
  }
  return withFolder((folder) => {
    for (const [name, change] of Object.entries(changes)) {
      const root = join(folder, name)
      mkdirSync(root)
      fill(root)
      change(root, join(root, '.avps/cache.sqlite'))
      assert.equal(ask(root), undefined, name)
    }
    const brought = join(folder, 'brought along')
    fill(folder)
    cpSync(join(folder, '.avps'), join(brought, '.avps'), {recursive: true, preserveTimestamps: true})
    assert.equal(ask(brought), undefined)
    assert.equal(ask(folder), 'value of a')
  })
})

test('cache: a second user has one of its own, which ends with it', () =>
  withFolder((root) => {
    fill(root)
    const first = new Cache(root, 'tool', tables)
    const second = new Cache(root, 'tool', tables)
    assert.notEqual(first.path, second.path)
    assert.equal(second.get(second.key('a')), undefined)
    second.set(second.key('b'), 1)
    second.close(true)
    assert.ok(!existsSync(second.path))
    first.close(true)
    assert.equal(ask(root), undefined, 'what was not used was forgotten')
  }))

test('cache: its own failures are told from others', () => {
  for (const code of ['SQLITE_CORRUPT_VTAB', 'SQLITE_NOTADB', 'SQLITE_FULL', 'SQLITE_IOERR_WRITE'])
    assert.ok(isOfCache({code}), code)
  assert.ok(!isOfCache({code: 'SQLITE_CONSTRAINT'}))
  assert.ok(!isOfCache(new Error('x')))
})
