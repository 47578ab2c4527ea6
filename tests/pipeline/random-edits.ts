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
import {build} from '../../tools/pipeline/build.ts'
import {NoSpecification} from '../../tools/pipeline/no-specification.ts'
import {fixturesFolder} from '../fixture.ts'
import {pick} from '../random.ts'

export const base = join(fixturesFolder, 'base')

/** Every file of `dist/`: path to content. */
export function distOf(root: string): Map<string, string> {
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

/** Changes a root in some way; says how. */
export type Edit = (root: string, random: () => number, step: number) => string | Promise<string>

export function change(path: string, from: string | RegExp, to: string): Edit {
  return (root) => {
    const file = join(root, path)
    if (existsSync(file)) writeFileSync(file, readFileSync(file, 'utf8').replace(from, to))
    return `${path}: ${from} becomes ${to}`
  }
}

const sample = 'chapters/sample.md'

/** What authors, other programs and other builds do to a root. */
export const edits: Edit[] = [
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
export function ignoreMissing(problem: unknown): void {
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

/** Items that are linked across chapters, in both directions, and refer to each other. */
export function fill(root: string): void {
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
