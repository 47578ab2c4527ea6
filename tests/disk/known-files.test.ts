import assert from 'node:assert/strict'
import {mkdirSync, writeFileSync} from 'node:fs'
import {join} from 'node:path'
import test from 'node:test'
import {KnownFiles} from '../../tools/disk/known-files.ts'
import {sha256} from '../../tools/text/hash.ts'
import {withFolder} from '../fixture.ts'

const open = (root: string) => new KnownFiles(root, 'dist', '.avps/files.json')

test('known files: one that was touched in any way is read again', () =>
  withFolder((root) => {
    mkdirSync(join(root, 'dist'))
    writeFileSync(join(root, 'dist/a'), 'one')
    const first = open(root)
    first.learn('a', sha256('one'))
    first.save()
    assert.ok(open(root).isOurs('a'))
    writeFileSync(join(root, 'dist/a'), 'two')
    assert.ok(!open(root).isOurs('a'))
    assert.equal(open(root).hash('a'), sha256('two'))
  }))
