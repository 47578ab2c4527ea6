import assert from 'node:assert/strict'
import {spawn, spawnSync} from 'node:child_process'
import {once} from 'node:events'
import {readFileSync} from 'node:fs'
import test from 'node:test'
import {fileURLToPath} from 'node:url'
import {packageRoot} from '../../tools/own/package-root.ts'
import {hashTool} from '../../tools/own/tool-hash.ts'
import {analyse} from '../../tools/pipeline/analyse.ts'
import {openRoot} from '../../tools/read/root.ts'
import {analyseRoot} from '../fixture.ts'

const root = fileURLToPath(packageRoot)
const qemu = 'qemu-system-aarch64'
/** In CI a missing tool is a failure. */
const skipWithoutQemu =
  spawnSync(qemu, ['--version']).error !== undefined && process.env.CI !== 'true' ? `${qemu} is not installed` : false

interface Answer {
  case: string
  requirement: string
  observed: string
  reason: string | null
  evidence: string | null
}

/** The whole suite on a target, as a person runs it; no results are written. */
async function conform(target: string): Promise<{answers: Answer[]; status: number}> {
  const cli = fileURLToPath(new URL('build/tools/cli.js', packageRoot))
  const child = spawn(process.execPath, [cli, 'conform', '--target', target, '--dry-run', '--json', '--root', root])
  let [out, err] = ['', '']
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    out += text
  })
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    err += text
  })
  const [status] = (await once(child, 'close')) as [number]
  assert.ok(out.startsWith('['), err)
  return {answers: JSON.parse(out) as Answer[], status}
}

/** What the results in the repository say. */
function recorded(target: string): Answer[] {
  const [, ...lines] = readFileSync(`${root}/results/${target}.jsonl`, 'utf8').trim().split('\n')
  return lines.map((line) => JSON.parse(line) as Answer)
}

/** Case: verdict, why, and what was seen. */
function seenIn(answers: Answer[]): Record<string, (string | null)[]> {
  return Object.fromEntries(answers.map(({case: id, observed, reason, evidence}) => [id, [observed, reason, evidence]]))
}

for (const target of ['reference', 'reference-lean']) {
  test(`suite: every case that applies passes on ${target}`, async () => {
    const {answers, status} = await conform(target)
    const others = answers.filter(
      ({observed, reason}) => observed !== 'pass' && !(observed === 'not-run' && reason === 'not applicable'),
    )
    assert.deepEqual(others, [])
    assert.equal(status, 0)
    assert.deepEqual(seenIn(answers), seenIn(recorded(target)), 'the results in the repository are those of this run')
  })
}

test('suite: sees the devices of QEMU, and judges them', {skip: skipWithoutQemu}, async () => {
  const {answers} = await conform('qemu')
  const seen = answers.filter(({observed}) => observed === 'pass' || observed === 'fail')
  assert.ok(seen.length >= 120, `${seen.length} cases were observed`)
  assert.deepEqual(
    answers.filter(({observed}) => observed === 'error'),
    [],
  )
})

test('suite: the results in the repository are of the cases and requirements in force', async () => {
  const {analysis} = await analyseRoot(root)
  const outdated = analysis!.database
    .prepare(
      `SELECT target, test_case FROM answers WHERE reason = 'outdated' OR (reason IS NULL AND observed = 'not-run')`,
    )
    .all()
  assert.deepEqual(outdated, [], 'run `avps conform` again')
})

test('suite: every pass says what was seen', () => {
  for (const target of ['reference', 'reference-lean', 'qemu']) {
    const passes = recorded(target).filter(({observed}) => observed === 'pass')
    assert.ok(passes.length > 100)
    assert.deepEqual(
      passes.filter(({evidence}) => !evidence?.trim()),
      [],
    )
  }
})

test('suite: a case that never met its situation is not observable', () => {
  const found = recorded('qemu').find(({case: id}) => id.endsWith('whose-second-range-is-beyond-the-end'))
  assert.deepEqual(
    [found!.observed, found!.reason],
    ['not-observable', 'not exercised: max_write_zeroes_seg is 1'],
    'QEMU takes one range in a request',
  )
})

/** Cases whose results on a target a change of one file outdates. */
async function outdatedBy(path: string, change: (text: string) => string, target: string): Promise<string[]> {
  const opened = openRoot(root)
  opened.pretend(path, new TextEncoder().encode(change(readFileSync(`${root}/${path}`, 'utf8'))))
  const {database} = await analyse(opened, hashTool())
  return database
    .prepare<[string], string>('SELECT "case" FROM results WHERE target = ? AND NOT current ORDER BY "case"')
    .pluck()
    .all(target)
}

test('suite: a change of what judges or of what is judged outdates what depends on it', async () => {
  const {analysis} = await analyseRoot(root)
  const cases = analysis!.sources.cases
  const of = (wanted: (one: (typeof cases)[number]) => boolean) =>
    cases
      .filter(wanted)
      .map(({id}) => id)
      .sort()
  const broken = (text: string) => `${text}\nthrow new Error('broken')\n`
  const network = of(({device}) => device === 'network' || device === null)
  const block = of(({device}) => device === 'block' || device === null)
  assert.ok(network.length < cases.length && block.length < cases.length)
  const {length} = await outdatedBy('conformance/driver/core/internet-checksum.ts', broken, 'qemu')
  assert.equal(length, 1, 'one case computes a checksum')
  for (const [path, target, expected] of [
    ['conformance/driver/devices/network.ts', 'qemu', network],
    ['conformance/driver/devices/block.ts', 'reference', block],
    ['conformance/driver/core/transport.ts', 'reference', of(() => true)],
    ['conformance/runner/run-case.ts', 'reference', of(() => true)],
    ['conformance/adapters/qemu/devices/block.ts', 'qemu', of(() => true)],
    ['conformance/adapters/qemu/devices/block.ts', 'reference', []],
    ['device/block/execute.ts', 'reference', block],
    ['device/queue/split.ts', 'reference', of(() => true)],
    ['device/block/execute.ts', 'qemu', []],
  ] as const)
    assert.deepEqual(await outdatedBy(path, broken, target), [...expected], `${path} on ${target}`)
  const commented = (text: string) => `// Nothing that counts.\n${text.replaceAll('\n', '\n\n')}`
  assert.deepEqual(await outdatedBy('conformance/driver/core/transport.ts', commented, 'reference'), [])
  assert.deepEqual(await outdatedBy('device/block/execute.ts', commented, 'reference'), [])
})

test('suite: the claims of our targets answer every bit that a condition asks for', async () => {
  const {analysis} = await analyseRoot(root)
  const undecided = analysis!.database
    .prepare(
      `SELECT requirement, coverage.target FROM coverage JOIN target ON target.name = coverage.target
       WHERE reason = 'undecided' AND target.claim IS NOT NULL`,
    )
    .all()
  assert.deepEqual(undecided, [])
})
