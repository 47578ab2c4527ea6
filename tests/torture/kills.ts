import assert from 'node:assert/strict'
import {appendFileSync, readFileSync, rmSync, writeFileSync} from 'node:fs'
import {join} from 'node:path'
import {setTimeout} from 'node:timers/promises'
import {withFolder} from '../fixture.ts'
import {pick} from '../random.ts'
import {assertCalm, avps, start} from './avps.ts'
import type {Ordeal} from './ordeal.ts'
import {assertAsClean, assertNothingHalf, assertSame, isRefused, layOutSmall, sourcesOf} from './roots.ts'

const chapter = 'chapters/pancakes.md'

const edits: ((root: string, word: string) => void)[] = [
  (root, word) => appendFileSync(join(root, chapter), `\nSee [P-BAT-01] ${word}.\n`),
  (root, word) => appendFileSync(join(root, chapter), `\n\`\`\`dot alt="${word}"\ndigraph {a -> ${word}}\n\`\`\`\n`),
  (root, word) => change(root, chapter, '# Pancakes', `# Pancakes ${word}`),
  (root, word) => change(root, 'spec.yaml', 'title: Pancakes', `title: Pancakes ${word}`),
  (root) => change(root, 'spec.yaml', /outputs: \[.*\]/, 'outputs: [site, stubs]'),
  (root) => change(root, 'spec.yaml', /outputs: \[.*\]/, 'outputs: [site, matrices, reports, stubs, exchange]'),
  (root, word) => change(root, 'requirements/pancakes.yaml', 'Flour takes', `Flour ${word} takes`),
]

const commands = [
  ['build'],
  ['build'],
  ['build'],
  ['build', '--only', 'site'],
  ['check'],
  ['query', 'select * from coverage'],
]

let measured: Promise<number> | undefined
let cutOff = 0

/** The next build after any number of killed ones publishes what a clean build does. */
export const kills: Ordeal = {
  name: 'kills',
  title: 'builds, checks and queries killed at any moment',
  tries: {long: 1000, short: 4},
  remark: () => `${cutOff} commands ended by the signal`,
  attempt: (random) =>
    withFolder(async (folder) => {
      const root = join(folder, 'root')
      layOutSmall(root)
      if (random() < 0.7) await isRefused(root)
      measured ??= durationOfBuild()
      const duration = await measured
      const rounds = 1 + Math.floor(random() * 3)
      for (let round = 0; round < rounds; round++) {
        pick(random, edits)(root, `w${Math.floor(random() * 1000)}`)
        if (random() < 0.1) rmSync(join(root, '.avps'), {recursive: true, force: true})
        const before = sourcesOf(root)
        const {child, ended} = start([...pick(random, commands), '--root', root])
        await setTimeout(random() * duration)
        const signal = pick(random, ['SIGKILL', 'SIGKILL', 'SIGKILL', 'SIGTERM', 'SIGINT'] as const)
        child.kill(signal)
        const result = await ended
        if (result.signal !== null || result.code! > 128) cutOff++
        else assertCalm(result)
        assertSame(sourcesOf(root), before, 'a build changed a source')
      }
      if (random() < 0.2) assertCalm(await avps(['build', '--root', root]), [0, 1])
      else assert.equal(await isRefused(root), false)
      assertNothingHalf(root, 'half-written files are left')
      await assertAsClean(root, folder)
    }),
}

function change(root: string, path: string, from: string | RegExp, to: string): void {
  const file = join(root, path)
  writeFileSync(file, readFileSync(file, 'utf8').replace(from, to))
}

function durationOfBuild(): Promise<number> {
  return withFolder(async (root) => {
    layOutSmall(root)
    return (await avps(['build', '--root', root])).milliseconds
  })
}
