import {BoundedProcess} from '../../tools/processes/bounded-process.ts'

// Says who computes for it, and waits for an answer that never comes.
const bounded = new BoundedProcess<{deed: string}, number>(new URL('./program.js', import.meta.url), {
  seconds: 60,
  megabytes: 512,
})
const first = await bounded.ask({deed: 'pid'})
process.stdout.write(`${'answer' in first ? first.answer : ''}\n`)
await bounded.ask({deed: 'spin'})
