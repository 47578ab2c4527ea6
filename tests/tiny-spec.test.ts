import assert from 'node:assert/strict'
import {cpSync, rmSync} from 'node:fs'
import {join} from 'node:path'
import test from 'node:test'
import {fileURLToPath} from 'node:url'
import {packageRoot} from '../tools/own/package-root.ts'
import {compareWithExpected, fixturesFolder, withFolder} from './fixture.ts'

const example = fileURLToPath(new URL('examples/tiny-spec', packageRoot))

test('tiny-spec: a specification of other words gives the rows that were expected', async () => {
  await withFolder(async (root) => {
    cpSync(example, root, {recursive: true})
    for (const made of ['dist', '.avps']) rmSync(join(root, made), {recursive: true, force: true})
    const {findings} = await compareWithExpected(root, join(fixturesFolder, 'tiny-spec'))
    assert.deepEqual(findings, [])
  })
})
