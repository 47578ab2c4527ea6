import assert from 'node:assert/strict'
import {spawn, spawnSync} from 'node:child_process'
import {once} from 'node:events'
import {readFileSync} from 'node:fs'
import test from 'node:test'
import {fileURLToPath} from 'node:url'
import {packageRoot} from '../../tools/package-root.ts'
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

/** Case: verdict, as the results in the repository have it. */
function recorded(target: string): Record<string, string> {
  const [, ...lines] = readFileSync(`${root}/results/${target}.jsonl`, 'utf8').trim().split('\n')
  return Object.fromEntries(
    lines.map((line) => {
      const {case: id, observed} = JSON.parse(line) as Answer
      return [id, observed]
    }),
  )
}

function verdicts(answers: Answer[]): Record<string, string> {
  return Object.fromEntries(answers.map(({case: id, observed}) => [id, observed]))
}

for (const target of ['reference', 'reference-lean']) {
  test(`suite: every case that applies passes on ${target}`, async () => {
    const {answers, status} = await conform(target)
    const others = answers.filter(
      ({observed, reason}) => observed !== 'pass' && !(observed === 'not-run' && reason === 'not applicable'),
    )
    assert.deepEqual(others, [])
    assert.equal(status, 0)
    assert.deepEqual(verdicts(answers), recorded(target), 'the results in the repository are those of this run')
  })
}

test('suite: sees the devices of QEMU, and finds what it found before', {skip: skipWithoutQemu}, async () => {
  const {answers} = await conform('qemu')
  const seen = answers.filter(({observed}) => observed === 'pass' || observed === 'fail')
  assert.ok(seen.length >= 120, `${seen.length} cases were observed`)
  assert.deepEqual(
    answers.filter(({observed}) => observed === 'error'),
    [],
  )
  assert.deepEqual(verdicts(answers), recorded('qemu'), 'the results in the repository are those of this run')
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
