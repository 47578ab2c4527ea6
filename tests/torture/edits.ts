import assert from 'node:assert/strict'
import {cpSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync} from 'node:fs'
import {tmpdir} from 'node:os'
import {join} from 'node:path'
import {setTimeout} from 'node:timers/promises'
import {withFolder} from '../fixture.ts'
import {pick} from '../random.ts'
import {assertCalm, avps, start} from './avps.ts'
import type {Ordeal} from './ordeal.ts'
import {assertNothingHalf, assertSame, layOutUnnumbered, sourcesOf} from './roots.ts'

/** An editing command, the root that it edits, and what becomes of it. */
interface Editing {
  args: string[]
  root: string
  before: Map<string, string>
  after: Map<string, string>
  milliseconds: number
}

/** Whichever command comes next: none works on half an edit. */
const nextCommands = [['check'], ['check'], ['tag'], ['build'], ['stubs'], ['query', '--list'], ['conform', '--list']]

let prepared: Promise<Editing[]> | undefined
let inTheMiddle = 0

/** After the next command sources are all as before a killed edit, or all as after it. */
export const edits: Ordeal = {
  name: 'edits',
  title: 'tag, accept and stubs --adopt killed at any moment',
  tries: {long: 300, short: 5},
  remark: () => `${inTheMiddle} left a journal for the next command`,
  async attempt(random) {
    prepared ??= prepare()
    const editing = pick(random, await prepared)
    await withFolder(async (folder) => {
      const root = join(folder, 'root')
      cpSync(editing.root, root, {recursive: true})
      const {child, ended} = start([...editing.args, '--root', root])
      let over = false
      void ended.then(() => {
        over = true
      })
      if (random() < 0.75) await appears(join(root, '.avps/edit.json'), () => over)
      else await setTimeout(random() * editing.milliseconds)
      if (random() < 0.8) await setTimeout(random() ** 2 * 25)
      child.kill(pick(random, ['SIGKILL', 'SIGKILL', 'SIGTERM'] as const))
      await ended
      if (existsSync(join(root, '.avps/edit.json'))) inTheMiddle++
      if (random() < 0.2) {
        const next = start(['check', '--root', root])
        await setTimeout(random() * 400)
        next.child.kill('SIGKILL')
        await next.ended
      }
      assertCalm(await avps([...pick(random, nextCommands), '--root', root]), [0, 1])
      assert.ok(!existsSync(join(root, '.avps/edit.json')), 'the journal is left')
      // The tool's own folder is swept by the next command that builds or edits.
      assertNothingHalf(root, 'half-written files are left', ['.avps'])
      const now = sourcesOf(root)
      const changed = [...now].some(([path, content]) => editing.before.get(path) !== content)
      // The command after it may have been the same edit: then it is all as after.
      assertSame(now, changed ? editing.after : editing.before, 'a half-made edit')
    })
  },
}

async function appears(file: string, isOver: () => boolean): Promise<void> {
  while (!existsSync(file) && !isOver()) await setTimeout(1)
}

/** The roots that are edited, with what the whole edit makes of each. They go when this process does. */
async function prepare(): Promise<Editing[]> {
  const folder = mkdtempSync(join(tmpdir(), 'edits-'))
  process.once('exit', () => rmSync(folder, {recursive: true, force: true}))
  const layOuts: [string[], (root: string) => Promise<void>][] = [
    [['tag'], async (root) => layOutUnnumbered(root, 100)],
    [['stubs', '--adopt', 'P-BAT-04', '--name', 'mine'], tagged],
    [['accept', 'P-BAT-01', '--as', 'clarified'], reworded],
  ]
  const found: Editing[] = []
  for (const [index, [args, layOut]] of layOuts.entries()) {
    const root = join(folder, String(index))
    await layOut(root)
    const edited = `${root}-edited`
    cpSync(root, edited, {recursive: true})
    const result = await avps([...args, '--root', edited])
    assertCalm(result, [0])
    const [before, after] = [sourcesOf(root), sourcesOf(edited)]
    found.push({args, root, before, after, milliseconds: result.milliseconds})
  }
  // Most of what can go wrong goes wrong where many files are edited.
  return [found[0]!, found[0]!, ...found]
}

async function tagged(root: string): Promise<void> {
  layOutUnnumbered(root, 5)
  assertCalm(await avps(['tag', '--root', root]), [0])
}

async function reworded(root: string): Promise<void> {
  await tagged(root)
  const file = join(root, 'chapters/pancakes.md')
  writeFileSync(file, readFileSync(file, 'utf8').replace('half an hour', 'one third of an hour'))
}
