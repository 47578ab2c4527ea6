import assert from 'node:assert/strict'
import {
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import {join} from 'node:path'
import test from 'node:test'
import type {BuildRecord} from '../../tools/model/build-record.ts'
import {build} from '../../tools/pipeline/build.ts'
import {NoSpecification} from '../../tools/pipeline/no-specification.ts'
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

type Edit = (root: string, random: () => number, step: number) => string | Promise<string>

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
    return change('spec.yaml', 'chapters/third.md', `chapters/third.md, chapters/new-${step}.md`)(root, _random, step)
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
  moveItem('chapters/base.md', sample),
  moveItem(sample, 'chapters/base.md'),
  moveItem('chapters/base.md', 'chapters/base.md'),
  moveItem(sample, sample),
  moveItem('chapters/third.md', sample),
  change('spec.yaml', /chapters: \[chapters\/base\.md, (.*)\]/, 'chapters: [$1, chapters/base.md]'),
  change('spec.yaml', /chapters: \[(.*), chapters\/base\.md\]/, 'chapters: [chapters/base.md, $1]'),
  (root) => {
    const specification = join(root, 'spec.yaml')
    const text = readFileSync(specification, 'utf8')
    const path = /chapters\/(?:sample|renamed)\.md/.exec(text)?.[0] ?? sample
    const other = path === sample ? 'chapters/renamed.md' : sample
    if (!existsSync(join(root, path))) return 'nothing to rename'
    renameSync(join(root, path), join(root, other))
    writeFileSync(specification, text.replaceAll(path, other))
    return `${path} becomes ${other}`
  },
  change(sample, '# Sample\n', '# Sample\n\nSee the [notes](../notes) and [more](../notes/more.txt).\n'),
  (root) => {
    if (existsSync(join(root, 'notes'))) rmSync(join(root, 'notes'), {recursive: true})
    else mkdirSync(join(root, 'notes'))
    return 'a folder that is linked to comes or goes'
  },
  (root) => {
    if (existsSync(join(root, 'notes'))) writeFileSync(join(root, 'notes/more.txt'), 'more')
    return 'a file that is linked to comes'
  },
  (root, random) => {
    const file = join(root, 'dist', 'build.json')
    if (!existsSync(file)) return 'no record to edit'
    const hashes = [...readFileSync(file, 'utf8').matchAll(/[0-9a-f]{64}/g)]
    const {0: hash, index} = pick(random, hashes)
    const text = readFileSync(file, 'utf8')
    writeFileSync(
      file,
      `${text.slice(0, index)}${hash.replace(/^./, (digit) => (digit === '0' ? '1' : '0'))}${text.slice(index + 64)}`,
    )
    return 'a hash of the record is edited'
  },
  (root, random) => {
    const outputs = [...distOf(root).keys()].filter((path) => path !== 'build.json')
    if (outputs.length === 0) return 'no output to edit'
    const file = join(root, 'dist', pick(random, outputs))
    const bytes = readFileSync(file)
    if (bytes.length > 0) bytes[Math.floor(random() * bytes.length)]! ^= 1
    writeFileSync(file, bytes)
    return 'a bit of an output is turned in its place'
  },
  (root, random) => {
    const outputs = [...distOf(root).keys()]
    if (outputs.length === 0) return 'no output to replace'
    const file = join(root, 'dist', pick(random, outputs))
    renameSync(file, join(root, 'elsewhere'))
    symlinkSync(join(root, 'elsewhere'), file)
    return 'a link stands in the place of an output'
  },
  (root, random) => {
    const file = join(root, '.avps', 'cache.sqlite')
    if (!existsSync(file)) return 'no cache to edit'
    const bytes = readFileSync(file)
    const text = bytes.toString('latin1')
    const words = [...text.matchAll(/boil|heat|kettle|Tea/g)]
    if (words.length > 0)
      bytes.write('QUUX'.slice(0, pick(random, words)[0].length), pick(random, words).index, 'latin1')
    writeFileSync(file, bytes)
    return 'a word of the cache is edited'
  },
  async (root, _random, step) => {
    await build({
      root,
      onProgress: (stage) => {
        if (stage === 'linking')
          writeFileSync(join(root, 'requirements', `late-${step}.yaml`), `KET-LID-9${step}:\n  rationale: Late.\n`)
      },
    }).catch(ignoreMissing)
    return 'entries are added during a build'
  },
  async (root, random, step) => {
    await build({
      root,
      onProgress: (stage) => {
        if (stage === 'linking')
          change('chapters/base.md', /\n## Terms/, `\nWritten in step ${step}.\n\n## Terms`)(root, random, step)
      },
    }).catch(ignoreMissing)
    return 'a chapter is changed during a build'
  },
  async (root, random) => {
    const only = pick(random, ['site', 'matrices', 'stubs', 'exchange'] as const)
    await build({root, only: [only]}).catch(ignoreMissing)
    return `a build of ${only} alone`
  },
]

/** A specification that cannot be read is refused; everything else is a mistake of ours. */
function ignoreMissing(problem: unknown): void {
  if (!(problem instanceof NoSpecification)) throw problem
}

/** The last quoted item of one chapter becomes the first one of another, or of the same. */
function moveItem(from: string, to: string): Edit {
  return (root) => {
    if (!existsSync(join(root, from)) || !existsSync(join(root, to))) return `${from} or ${to} is not there`
    const text = readFileSync(join(root, from), 'utf8')
    const item = [...text.matchAll(/\n> \[(?:KET|NEED)[^\n]*(?:\n>[^\n]*)*\n/g)].at(-1)
    if (!item) return `${from} has no item`
    writeFileSync(join(root, from), text.replace(item[0], '\n'))
    const target = readFileSync(join(root, to), 'utf8')
    writeFileSync(
      join(root, to),
      target.replace(/^# [^\n]*\n/m, (heading) => `${heading}${item[0]}`),
    )
    return `an item moves from ${from} to ${to}`
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

/** Items that are linked across chapters, in both directions, and refer to each other. */
function fill(root: string): void {
  writeFileSync(
    join(root, sample),
    `---
area: LID
subject: kettle
---
# Sample

As [KET-POT-001] says, and [NEED-TEA].

> [KET-LID-001] **Closes.** The lid MUST close.

> [KET-LID-002] **Opens.** The lid MAY open, see [KET-LID-001].

> [NEED-QUIET] **Quiet.** Nobody wants to hear it.
`,
  )
  writeFileSync(
    join(root, 'chapters/third.md'),
    `---
area: LID
subject: kettle
---
# Third

Neither [KET-LID-001] nor [KET-LID-002] says what [KET-POT-001] does.

> [KET-LID-003] **Whistles.** The lid SHOULD whistle.
`,
  )
  change('spec.yaml', 'chapters/sample.md]', 'chapters/sample.md, chapters/third.md]')(root, Math.random, 0)
  writeFileSync(
    join(root, 'requirements/sample.yaml'),
    ['KET-LID-001', 'KET-LID-002', 'KET-LID-003']
      .map(
        (id) =>
          `${id}:\n  serves: [NEED-TEA, NEED-QUIET]\n  refines: [KET-POT-001, KET-LID-001]\n  rationale: Steam.\n`,
      )
      .join(''),
  )
}

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
