import assert from 'node:assert/strict'
import {cpSync, readFileSync, writeFileSync} from 'node:fs'
import {join} from 'node:path'
import {withFolder} from '../fixture.ts'
import {pick} from '../random.ts'
import {assertCalm, avps, type Ended} from './avps.ts'
import {canMount, withDisk} from './full-disk.ts'
import type {Ordeal} from './ordeal.ts'
import {assertAsClean, assertNothingHalf, assertSame, layOutUnnumbered, sourcesOf} from './roots.ts'

const commands = [
  ['build'],
  ['build', '--only', 'site'],
  ['tag'],
  ['tag'],
  ['accept', 'P-BAT-01', '--as', 'clarified'],
  ['check'],
]

let refused = 0
let onDisks = 0

/** On a full disk a command says so and changes nothing; with room again it does what it does elsewhere. */
export const fullDisks: Ordeal = {
  name: 'full-disks',
  title: 'commands on a disk that is full at some point',
  tries: {long: 200, short: 3},
  remark: () =>
    `${refused} refused for want of room, ${onDisks} tries on disks in memory, the others with writes that fail`,
  attempt: (random, index) => (index % 2 === 1 && canMount() ? onDisk(random) : withWritesThatFail(random)),
}

async function onDisk(random: () => number): Promise<void> {
  const args = pick(random, commands)
  onDisks++
  await withDisk(async ({folder, fill, makeRoom}) => {
    const root = join(folder, 'root')
    layOut(root)
    if (random() < 0.4) assertCalm(await avps(['build', '--root', root]), [0, 1])
    const after = await editedElsewhere(root, args)
    const before = sourcesOf(root)
    fill(Math.floor(random() ** 3 * 1_500_000))
    const result = await avps([...args, '--root', root])
    expectWhole(result, root, before, after)
    makeRoom()
    await assertWorksAgain(root, args, after)
  })
}

/** Every write takes half of what it is given, and fails once so many bytes were written. */
async function withWritesThatFail(random: () => number): Promise<void> {
  const args = pick(random, commands)
  await withFolder(async (folder) => {
    const root = join(folder, 'root')
    layOut(root)
    const after = await editedElsewhere(root, args)
    const before = sourcesOf(root)
    const preload = join(folder, 'full-disk.mjs')
    writeFileSync(preload, failingWrites(Math.floor(random() ** 2 * 300_000)))
    expectWhole(await avps([...args, '--root', root], {preload}), root, before, after)
    await assertWorksAgain(root, args, after)
  })
}

function failingWrites(room: number): string {
  return `import fs from 'node:fs'
import {syncBuiltinESMExports} from 'node:module'
const write = fs.writeSync
let room = ${room}
fs.writeSync = (handle, bytes, offset = 0, length = bytes.length - offset, ...rest) => {
  if (handle < 3) return write(handle, bytes, offset, length, ...rest)
  if (room <= 0) throw Object.assign(new Error('ENOSPC: no space left on device, write'), {code: 'ENOSPC', syscall: 'write'})
  const written = write(handle, bytes, offset, Math.min(Math.ceil(length / 2), room), ...rest)
  room -= written
  return written
}
syncBuiltinESMExports()`
}

/** Something to number, and something to accept. */
function layOut(root: string): void {
  layOutUnnumbered(root, 20)
  const file = join(root, 'chapters/pancakes.md')
  writeFileSync(file, readFileSync(file, 'utf8').replace('half an hour', 'one third of an hour'))
}

/** What the whole command makes of the sources, found out where there is room. */
async function editedElsewhere(root: string, args: string[]): Promise<Map<string, string>> {
  return withFolder(async (folder) => {
    const copy = join(folder, 'root')
    cpSync(root, copy, {recursive: true})
    assertCalm(await avps([...args, '--root', copy]), [0, 1])
    return sourcesOf(copy)
  })
}

function expectWhole(result: Ended, root: string, before: Map<string, string>, after: Map<string, string>): void {
  assertCalm(result, [0, 1, 3])
  if (result.code === 3) {
    refused++
    assert.match(result.err, /room|full|space|limit/i, 'it says what is missing')
  }
  const now = sourcesOf(root)
  const edited = [...after].some(([path, content]) => before.get(path) !== content && now.get(path) === content)
  assertSame(now, edited ? after : before, `sources after exit ${result.code}`)
}

async function assertWorksAgain(root: string, args: string[], after: Map<string, string>): Promise<void> {
  const isWhole = [...sourcesOf(root)].every(([path, content]) => after.get(path) === content)
  // What was accepted before the disk was full cannot be accepted again.
  const again = await avps([...args, '--root', root])
  assertCalm(again, isWhole && args[0] === 'accept' ? [2] : [0, 1])
  assertSame(sourcesOf(root), after, 'sources once there is room again')
  assertCalm(await avps(['build', '--root', root]), [0, 1])
  assertNothingHalf(root, 'half-written files are left')
  await withFolder((folder) => assertAsClean(root, folder))
  assert.ok(readFileSync(join(root, 'dist/build.json')).length > 0)
}
