import assert from 'node:assert/strict'
import {spawnSync} from 'node:child_process'
import {cpSync, existsSync, readFileSync} from 'node:fs'
import {join} from 'node:path'
import test from 'node:test'
import {fileURLToPath} from 'node:url'
import {Door, temporaryBeside} from '../../tools/disk/write-door.ts'
import {writeJournal} from '../../tools/edit/journal.ts'
import {packageRoot} from '../../tools/own/package-root.ts'
import {sha256} from '../../tools/text/hash.ts'
import {fixturesFolder, withFolder} from '../fixture.ts'

const cli = fileURLToPath(new URL('build/tools/cli.js', packageRoot))
const chapter = 'chapters/base.md'

for (const args of [['check'], ['stubs'], ['conform', '--list'], ['query', '--list'], ['build'], ['tag']]) {
  test(`cut-off edit: \`avps ${args.join(' ')}\` finishes it first`, () =>
    withFolder((root) => {
      cpSync(join(fixturesFolder, 'base'), root, {recursive: true})
      const before = readFileSync(join(root, chapter), 'utf8')
      const after = `${before}\nA line of the edit.\n`
      const door = new Door(root)
      const prepared = door.prepare(chapter, after, false, temporaryBeside(chapter))
      writeJournal(door, {ready: true, files: [{...prepared, before: sha256(before), after: sha256(after)}]})
      const {status, stderr} = spawnSync(process.execPath, [cli, ...args, '--root', root], {encoding: 'utf8'})
      assert.equal(status, 0, stderr)
      assert.equal(readFileSync(join(root, chapter), 'utf8'), after)
      assert.ok(!existsSync(join(root, '.avps/edit.json')))
    }))
}
