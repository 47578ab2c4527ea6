import assert from 'node:assert/strict'
import {cpSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync} from 'node:fs'
import {join} from 'node:path'
import test from 'node:test'
import {NoSpecification} from '../../tools/pipeline/problems.ts'
import {build} from '../../tools/pipeline.ts'
import {fixturesFolder, withFolder} from '../fixture.ts'
import {effort, firstSeed, pick, randomOf} from '../random.ts'

const base = join(fixturesFolder, 'base')

/** Every file of `dist/`: path to content. */
function distOf(root: string): Map<string, string> {
  const found = new Map<string, string>()
  const visit = (path: string): void => {
    for (const name of readdirSync(join(root, 'dist', path)).sort()) {
      const child = path === '' ? name : `${path}/${name}`
      if (statSync(join(root, 'dist', child)).isDirectory()) visit(child)
      else found.set(child, readFileSync(join(root, 'dist', child)).toString('latin1'))
    }
  }
  if (existsSync(join(root, 'dist'))) visit('')
  return found
}

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

type Edit = (root: string, random: () => number, step: number) => string

function change(path: string, from: string | RegExp, to: string): Edit {
  return (root) => {
    const file = join(root, path)
    if (existsSync(file)) writeFileSync(file, readFileSync(file, 'utf8').replace(from, to))
    return `${path}: ${from} becomes ${to}`
  }
}

const sample = 'chapters/sample.md'

const edits: Edit[] = [
  change('chapters/base.md', 'boil water', 'heat water'),
  change('chapters/base.md', 'heat water', 'boil water'),
  change('chapters/base.md', '# Base', '# Basis'),
  change('chapters/base.md', 'Not: cook, seethe', 'Not: cook'),
  change(sample, '# Sample\n', '# Sample\n\nTo seethe is to boil, see [KET-POT-001] and [here](base.md#terms).\n'),
  change(sample, /$/, '\n> [KET-LID-?] **Lid.** The lid MUST close.\n'),
  change(sample, /$/, '\n```dot alt="A."\ndigraph {a -> b}\n```\n'),
  change(sample, /\n```dot[\s\S]*?```\n/, ''),
  change('spec.yaml', 'title: Kettles, a base for fixtures', 'title: Kettles'),
  change('spec.yaml', 'home: Kettles at home.', 'home: Kettles in a house.'),
  change('spec.yaml', 'keywords: iso', 'keywords: bcp14'),
  change('spec.yaml', 'licence:', 'keywords: iso\nlicence:'),
  change('spec.yaml', 'refines: {', 'deepens: {'),
  change('spec.yaml', 'deepens: {', 'refines: {'),
  change('spec.yaml', 'in: [quote, item, row]', 'in: [quote]'),
  change('spec.yaml', 'LID: {title: Lid', 'LIDS: {title: Lids'),
  change('requirements/base.yaml', 'Tea needs it.', 'Nobody drinks cold tea.'),
  change('requirements/base.yaml', /$/, '  refines: [KET-POT-001]\n'),
  change('requirements/catalogues/steam.yaml', 'F_TIMER: 1', 'F_TIMER: 2'),
  (root, _random, step) => {
    writeFileSync(join(root, 'chapters', `new-${step}.md`), `# New ${step}\n\nAs [KET-POT-001] says.\n`)
    return change('spec.yaml', `chapters/sample.md`, `chapters/sample.md, chapters/new-${step}.md`)(root, _random, step)
  },
  (root) => {
    const file = join(root, 'spec.yaml')
    writeFileSync(file, readFileSync(file, 'utf8').replace(/, chapters\/new-\d+\.md/, ''))
    return 'a new chapter is taken off the list'
  },
  (root) => {
    rmSync(join(root, 'requirements/base.yaml'), {force: true})
    return 'the entries are removed'
  },
  (root) => {
    cpSync(join(base, 'requirements/base.yaml'), join(root, 'requirements/base.yaml'))
    return 'the entries are restored'
  },
  (root, random) => {
    const outputs = [...distOf(root).keys()]
    if (outputs.length > 0) rmSync(join(root, 'dist', pick(random, outputs)))
    return 'an output is deleted'
  },
  (root, random) => {
    const outputs = [...distOf(root).keys()]
    if (outputs.length > 0) writeFileSync(join(root, 'dist', pick(random, outputs)), 'spoilt')
    return 'an output is spoilt'
  },
  (root) => {
    rmSync(join(root, '.avps'), {recursive: true, force: true})
    return 'the cache is deleted'
  },
  (root) => {
    writeFileSync(join(root, '.avps', 'cache.sqlite'), 'spoilt')
    return 'the cache is spoilt'
  },
  (root) => {
    writeFileSync(join(root, 'results.txt'), 'x')
    return 'a file that no build reads'
  },
]

test('increments: after random edits dist is what a clean build makes', {timeout: 120_000}, async () => {
  for (let seed = firstSeed; seed < firstSeed + effort; seed++) {
    await withFolder(async (folder) => {
      const random = randomOf(seed)
      const root = join(folder, 'root')
      const clean = join(folder, 'clean')
      copySources(base, root)
      change('spec.yaml', 'outputs: []', 'outputs: [site, matrices, reports, stubs, exchange]')(root, random, 0)
      const history: string[] = []
      for (let step = 0; step < 25; step++) {
        history.push(pick(random, edits)(root, random, step))
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
      }
    })
  }
})

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
