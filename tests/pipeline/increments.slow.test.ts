import assert from 'node:assert/strict'
import {cpSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync} from 'node:fs'
import {join} from 'node:path'
import test from 'node:test'
import type {BuildRecord} from '../../tools/model/build-record.ts'
import {build} from '../../tools/pipeline/build.ts'
import {NoSpecification} from '../../tools/pipeline/no-specification.ts'
import {withFolder} from '../fixture.ts'
import {effort, firstSeed, pick, randomOf} from '../random.ts'
import {base, change, distOf, edits, fill} from './random-edits.ts'

function copySources(from: string, to: string): void {
  rmSync(to, {recursive: true, force: true})
  mkdirSync(to, {recursive: true})
  for (const name of readdirSync(from)) {
    if (name !== 'dist' && name !== '.avps') cpSync(join(from, name), join(to, name), {recursive: true})
  }
}

/** What came of a build. A specification that cannot be read is refused like a chapter that cannot. */
async function statusOf(root: string): Promise<string> {
  try {
    return (await build({root})).status
  } catch (problem) {
    if (problem instanceof NoSpecification) return 'refused'
    throw problem
  }
}

test('increments: after random edits dist is what a clean build makes', {timeout: 120_000}, async () => {
  for (let seed = firstSeed; seed < firstSeed + effort; seed++) {
    await withFolder(async (folder) => {
      const random = randomOf(seed)
      const root = join(folder, 'root')
      const clean = join(folder, 'clean')
      copySources(base, root)
      change('spec.yaml', 'outputs: []', 'outputs: [site, matrices, reports, stubs, exchange]')(root, random, 0)
      fill(root)
      const history: string[] = []
      const made = new Map<string, string>()
      for (let step = 0; step < 25; step++) {
        history.push(await pick(random, edits)(root, random, step))
        const hint = `TEST_SEED=${seed} after\n${history.join('\n')}`
        const status = await statusOf(root)
        copySources(root, clean)
        if ((await statusOf(clean)) === 'refused') {
          assert.equal(status, 'refused', hint)
          continue
        }
        const [actual, expected] = [distOf(root), distOf(clean)]
        assert.deepEqual([...actual.keys()], [...expected.keys()], hint)
        for (const [path, content] of expected) assert.ok(actual.get(path) === content, `${path}: ${hint}`)
        assertInputsDecide(actual.get('build.json')!, made, hint)
      }
    })
  }
})

/** One path made of the same inputs has the same content, in whatever build: nothing that is shown is left out of them. */
function assertInputsDecide(record: string, made: Map<string, string>, hint: string): void {
  const {outputs} = JSON.parse(record) as BuildRecord
  for (const [path, {hash, inputs}] of Object.entries(outputs)) {
    const key = `${path} ${inputs}`
    assert.equal(made.get(key) ?? hash, hash, `${path} shows more than its inputs: ${hint}`)
    made.set(key, hash)
  }
}

test('increments: a second build writes nothing', async () => {
  await withFolder(async (folder) => {
    const root = join(folder, 'root')
    copySources(base, root)
    assert.equal((await build({root})).status, 'built')
    const before = [...distOf(root).keys()].map((path) => statSync(join(root, 'dist', path)).mtimeMs)
    const second = await build({root})
    assert.equal(second.status, 'unchanged')
    assert.deepEqual(second.written, [])
    assert.deepEqual(
      [...distOf(root).keys()].map((path) => statSync(join(root, 'dist', path)).mtimeMs),
      before,
    )
  })
})

test('increments: the database is the same in every folder', async () => {
  await withFolder(async (folder) => {
    const roots = ['one', 'a/longer path/two'].map((name) => join(folder, name))
    for (const root of roots) {
      copySources(base, root)
      await build({root})
    }
    const [one, two] = roots.map((root) => readFileSync(join(root, 'dist', 'avps.sqlite')))
    assert.ok(one!.equals(two!))
  })
})

test('increments: what SQLite would take for the rest of a change goes', async () => {
  await withFolder(async (folder) => {
    const root = join(folder, 'root')
    copySources(base, root)
    await build({root})
    for (const ending of ['journal', 'wal', 'shm']) writeFileSync(join(root, `dist/avps.sqlite-${ending}`), 'junk')
    assert.equal((await build({root})).status, 'unchanged')
    assert.deepEqual(
      [...distOf(root).keys()].filter((path) => path.startsWith('avps.')),
      ['avps.sqlite'],
    )
  })
})

/** Folders and files directly in `dist/`. */
function topOf(root: string): string[] {
  return [...new Set([...distOf(root).keys()].map((path) => path.split('/')[0]!))].sort()
}

function withOutputs(root: string, names: string): void {
  change('spec.yaml', /outputs: \[.*\]/, `outputs: [${names}]`)(root, Math.random, 0)
}

test('increments: what a build of some outputs leaves stays named, whatever becomes of the memory', async () => {
  await withFolder(async (folder) => {
    const root = join(folder, 'root')
    copySources(base, root)
    withOutputs(root, 'site, matrices, exchange')
    await build({root})
    for (let round = 0; round < 2; round++) {
      rmSync(join(root, '.avps'), {recursive: true})
      await build({root, only: ['site']})
    }
    assert.equal((await build({root, only: ['site']})).status, 'unchanged')
    rmSync(join(root, '.avps'), {recursive: true})
    withOutputs(root, 'site')
    await build({root})
    assert.deepEqual(topOf(root), ['avps.sqlite', 'build.json', 'site'])
  })
})

test('increments: what a build made that never ended is named, too', async () => {
  await withFolder(async (folder) => {
    const root = join(folder, 'root')
    copySources(base, root)
    withOutputs(root, 'site, matrices')
    let steps = 0
    const stopped = build({
      root,
      onProgress: (step) => {
        if (step.startsWith('publishing ') && ++steps === 12) throw new Error('stopped')
      },
    })
    await assert.rejects(stopped, /stopped/)
    rmSync(join(root, '.avps'), {recursive: true})
    withOutputs(root, 'exchange')
    await build({root})
    assert.deepEqual(
      topOf(root),
      ['avps.sqlite', 'build.json', 'exchange'].concat(topOf(root).includes('schema.sql') ? ['schema.sql'] : []),
    )
  })
})
