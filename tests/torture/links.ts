import assert from 'node:assert/strict'
import {lstatSync, mkdirSync, readdirSync, rmSync, symlinkSync, writeFileSync} from 'node:fs'
import {dirname, join} from 'node:path'
import {withFolder} from '../fixture.ts'
import {pick} from '../random.ts'
import {assertCalm, avps} from './avps.ts'
import {listed} from './ordeal.ts'
import {filesOf, isRefused, layOutUnnumbered} from './roots.ts'

const secret = 'a secret of whoever runs the tool'

/** Where a link may stand: a file or a folder that commands read, write or remove. */
const places = [
  ...[
    'dist',
    'dist/site',
    'dist/site/index.html',
    'dist/site/figures',
    'dist/avps.sqlite',
    'dist/build.json',
    'dist/stubs',
  ],
  ...['.avps', '.avps/root.lock', '.avps/cache.lock', '.avps/cache.sqlite', '.avps/cache.sqlite-journal'],
  ...[
    '.avps/cache/mark.json',
    '.avps/files.json',
    '.avps/edit.json',
    'chapters',
    'chapters/pancakes.md',
    'chapters/w0.md',
  ],
  ...['requirements', 'requirements/ledger.jsonl', 'requirements/pancakes.yaml', 'requirements/w0.yaml'],
  ...[
    'requirements/claims',
    'requirements/targets',
    'requirements/queries',
    'results',
    'conformance',
    'conformance/cases',
  ],
  ...[
    'spec.yaml',
    '.git',
    '.git/HEAD',
    'dist/site/w0.html',
    'dist/site/pancakes.html.new',
    'requirements/ledger.jsonl.avps-edit',
  ],
]

const commands = [
  ...[
    ['build'],
    ['check'],
    ['tag'],
    ['accept', 'P-BAT-01', '--as', 'clarified'],
    ['query', 'select * from requirements'],
  ],
  ...[['stubs', '--adopt', 'P-BAT-04', '--name', 'mine'], ['build', '--only', 'stubs'], ['build'], ['init']],
]

/** A link leads nobody out of the root: nothing beside it is written, removed, or published. */
export const links = listed(
  'links',
  'roots with a link out of them, wherever a command reads or writes',
  Object.fromEntries(
    places.flatMap((place) =>
      ['file', 'folder', 'nothing', 'itself'].map((target): [string, (random: () => number) => Promise<void>] => [
        `${place} leads to a ${target}`,
        (random) => tryLink(place, target, random),
      ]),
    ),
  ),
  3,
)

async function tryLink(place: string, target: string, random: () => number): Promise<void> {
  await withFolder(async (folder) => {
    const [root, outside] = [join(folder, 'root'), join(folder, 'outside')]
    layOutUnnumbered(root, 2)
    layOutOutside(outside)
    if (random() < 0.7) await isRefused(root)
    const link = join(root, place)
    rmSync(link, {recursive: true, force: true})
    mkdirSync(dirname(link), {recursive: true})
    symlinkSync(
      {file: join(outside, 'kept.md'), folder: outside, nothing: join(outside, 'new'), itself: link}[target]!,
      link,
    )
    const before = describe(outside)
    for (let count = 0; count < 3; count++) {
      const args = pick(random, commands)
      assertCalm(await avps([...args, '--root', root], {limit: 20_000}))
      assert.deepEqual(describe(outside), before, `${args.join(' ')} touched what lies outside`)
    }
    for (const [path, content] of filesOf(root))
      assert.ok(!content.includes(secret) || content.startsWith('-> '), `${path} tells the secret`)
  })
}

function layOutOutside(outside: string): void {
  for (const name of [
    'kept.md',
    'HEAD',
    'index.html',
    'build.json',
    'ledger.jsonl',
    'avps.sqlite',
    'cache.sqlite',
    'files.json',
  ]) {
    mkdirSync(outside, {recursive: true})
    writeFileSync(join(outside, name), `${secret}\n`)
  }
}

/** Names, contents and times of change. */
function describe(folder: string): unknown {
  return [
    [...filesOf(folder)],
    readdirSync(folder)
      .sort()
      .map((name) => [name, lstatSync(join(folder, name)).mtimeMs]),
  ]
}
