import assert from 'node:assert/strict'
import {spawnSync} from 'node:child_process'
import {mkdirSync, symlinkSync, writeFileSync} from 'node:fs'
import {join} from 'node:path'
import test from 'node:test'
import {readRegularFile} from '../../tools/disk/regular-file.ts'
import {withFolder} from '../fixture.ts'

test('regular file: a pipe, a folder, a device, a link and a large file are refused at once', () =>
  withFolder((folder) => {
    const at = (name: string) => join(folder, name)
    assert.equal(spawnSync('mkfifo', [at('pipe')]).status, 0)
    mkdirSync(at('folder'))
    writeFileSync(at('file'), 'text')
    symlinkSync(at('file'), at('link'))
    assert.equal(readRegularFile(at('pipe')), 'not a file')
    assert.equal(readRegularFile(at('folder')), 'not a file')
    assert.equal(readRegularFile('/dev/zero'), 'not a file')
    assert.equal(readRegularFile(at('link')), 'not a file')
    assert.equal(readRegularFile(at('nothing')), 'missing')
    assert.equal(readRegularFile(at('file/below')), 'missing')
    assert.equal(readRegularFile(at('file'), {limit: 3}), 'too large')
    assert.equal(Buffer.from(readRegularFile(at('link'), {followLinks: true}) as Uint8Array).toString(), 'text')
    assert.equal(
      readRegularFile('/proc/version') instanceof Uint8Array,
      true,
      'a file that tells no size is read whole',
    )
  }))
