import assert from 'node:assert/strict'
import {appendFileSync} from 'node:fs'
import {join} from 'node:path'
import {setTimeout} from 'node:timers/promises'
import {withFolder} from '../fixture.ts'
import {pick} from '../random.ts'
import {assertCalm, avps, start} from './avps.ts'
import type {Ordeal} from './ordeal.ts'
import {assertAsClean, assertNothingHalf, layOutUnnumbered} from './roots.ts'

const commands = [
  ['build'],
  ['build', '--only', 'site'],
  ['check'],
  ['check', 'chapters/pancakes.md'],
  ['tag'],
  ['accept', 'P-BAT-01', '--as', 'clarified'],
  ['query', 'select * from requirements'],
  ['stubs'],
  ['stubs', '--adopt', 'P-BAT-04', '--name', 'mine'],
  ['conform', '--list'],
]

let waited = 0

/** Commands beside each other work, or say that another one does; what they leave is whole. */
export const pairs: Ordeal = {
  name: 'pairs',
  title: 'two or three commands at once, of every kind',
  tries: {long: 300, short: 5},
  remark: () => `${waited} said that another command works`,
  attempt: (random) =>
    withFolder(async (folder) => {
      const root = join(folder, 'root')
      layOutUnnumbered(root, 10)
      if (random() < 0.5) assertCalm(await avps(['build', '--root', root]), [0, 1])
      if (random() < 0.5) appendFileSync(join(root, 'chapters/pancakes.md'), '\nOne more line.\n')
      const count = random() < 0.8 ? 2 : 3
      const running = []
      for (let index = 0; index < count; index++) {
        running.push(start([...pick(random, commands), '--root', root]))
        await setTimeout(random() * 300)
      }
      for (const {ended} of running) {
        const result = await ended
        assertCalm(result)
        if (result.code !== 3) continue
        assert.match(result.err, /Another command works on|run `avps build` first/)
        waited++
      }
      assertCalm(await avps(['build', '--root', root]), [0, 1])
      assertNothingHalf(root, 'half-written files are left')
      await assertAsClean(root, folder)
    }),
}
