import assert from 'node:assert/strict'
import {fork, spawn} from 'node:child_process'
import {once} from 'node:events'
import {type TestContext, test} from 'node:test'
import {setTimeout as wait} from 'node:timers/promises'
import {fileURLToPath} from 'node:url'
import {BoundedProcess} from '../../tools/processes/bounded-process.ts'

function processFor(context: TestContext): BoundedProcess<{deed: string}, number> {
  const limits = {seconds: 3, megabytes: 300}
  const bounded = new BoundedProcess<{deed: string}, number>(new URL('./program.js', import.meta.url), limits)
  context.after(() => bounded.end())
  return bounded
}

const ends = {spin: 'time', heap: 'memory', buffers: 'memory', throw: 'crash', die: 'crash'} as const

for (const [deed, ended] of Object.entries(ends)) {
  test(`bounded process: ${deed} ends by ${ended}, and the next request is answered by another`, async (context) => {
    const bounded = processFor(context)
    const before = await bounded.ask({deed: 'pid'})
    const result = await bounded.ask({deed})
    assert.equal('ended' in result && result.ended, ended)
    const after = await bounded.ask({deed: 'pid'})
    assert.ok('answer' in before && 'answer' in after && before.answer !== after.answer)
    assert.ok(await isGone(before.answer))
  })
}

test('bounded process: one process answers many requests', async (context) => {
  const bounded = processFor(context)
  assert.deepEqual(await bounded.ask({deed: 'pid'}), await bounded.ask({deed: 'pid'}))
})

test('bounded process: what a throw said comes with the end', async (context) => {
  assert.deepEqual(await processFor(context).ask({deed: 'throw'}), {ended: 'crash', said: 'thrown'})
})

for (const signal of ['SIGTERM', 'SIGKILL'] as const) {
  test(`bounded process: no computation outlives one that asked and got ${signal}`, async () => {
    const parent = spawn(process.execPath, [fileURLToPath(new URL('./parent.js', import.meta.url))])
    const [first] = (await parent.stdout.take(1).toArray()) as Buffer[]
    const child = Number(first!.toString())
    assert.ok(child > 0 && isRunning(child))
    await wait(200)
    parent.kill(signal)
    assert.ok(await isGone(child))
  })
}

async function isGone(pid: number): Promise<boolean> {
  for (let tries = 0; tries < 100; tries++) {
    if (!isRunning(pid)) return true
    await wait(50)
  }
  return false
}

function isRunning(pid: number): boolean {
  try {
    return process.kill(pid, 0)
  } catch {
    return false
  }
}

test('bounded process: it ends where whoever asked went away while it started', async () => {
  const program = fork(new URL('./program.js', import.meta.url), ['300'], {
    stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
  })
  program.disconnect()
  const ended = await Promise.race([once(program, 'exit').then(() => true), wait(5000, false)])
  program.kill('SIGKILL')
  assert.ok(ended)
})
