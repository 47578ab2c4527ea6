import {spawnSync} from 'node:child_process'
import {mkdirSync, rmSync} from 'node:fs'
import {dirname, join} from 'node:path'
import {withFolder} from '../fixture.ts'
import {assertCalm, avps} from './avps.ts'
import {listed} from './ordeal.ts'
import {isRefused, layOutUnnumbered} from './roots.ts'

const places = [
  ...['.git/HEAD', 'dist/build.json', 'dist/avps.sqlite', 'dist/site/index.html', 'requirements/pancakes.yaml'],
  ...[
    'requirements/ledger.jsonl',
    'requirements/waivers.yaml',
    'requirements/queries/f.sql',
    'requirements/targets/t.yaml',
  ],
  ...[
    'requirements/claims/c.yaml',
    'results/t.jsonl',
    'chapters/pancakes.md',
    'conformance/cases/a.case.ts',
    'spec.yaml',
  ],
  ...[
    '.avps/edit.json',
    '.avps/files.json',
    '.avps/cache/mark.json',
    '.avps/cache.sqlite',
    '.avps/root.lock',
    '.avps/cache.lock',
  ],
]

/** A pipe that nobody writes to holds no command. */
export const endless = listed(
  'endless',
  'a pipe in the place of any file that a command reads or writes',
  Object.fromEntries(places.map((place) => [place, () => tryPipe(place)])),
  2,
)

async function tryPipe(place: string): Promise<void> {
  await withFolder(async (root) => {
    layOutUnnumbered(root, 2)
    await isRefused(root)
    rmSync(join(root, place), {force: true})
    mkdirSync(dirname(join(root, place)), {recursive: true})
    spawnSync('mkfifo', [join(root, place)])
    for (const args of [['check'], ['query', 'f'], ['tag'], ['build'], ['accept', 'P-BAT-01', '--as', 'clarified']])
      assertCalm(await avps([...args, '--root', root], {limit: 15_000}))
    if (place.startsWith('chapters/')) {
      rmSync(join(root, 'spec.yaml'))
      assertCalm(await avps(['init', '--root', root], {limit: 15_000}))
    }
  })
}
