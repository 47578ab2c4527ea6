// Does to the tool what machines, neighbours and foreign roots do, many times, and counts what it does not bear.
// `npm run torture [-- CLASS… --tries N --seed S]`.
import {availableParallelism} from 'node:os'
import {parseArgs} from 'node:util'
import {ordeals} from './ordeals.ts'
import {suffer} from './suffer.ts'

const {values, positionals} = parseArgs({
  allowPositionals: true,
  options: {tries: {type: 'string'}, seed: {type: 'string'}},
})
const names = ordeals.map(({name}) => name)
const unknown = positionals.filter((name) => !names.includes(name))
if (unknown.length > 0) {
  process.stderr.write(`Unexpected ${unknown.join(', ')}, expected some of ${names.join(', ')}.\n`)
  process.exit(2)
}

const seed = Number(values.seed ?? 1)
let failed = false
process.stdout.write(`${'class'.padEnd(12)}${'tries'.padStart(7)}${'failures'.padStart(10)}${'seconds'.padStart(9)}\n`)
for (const ordeal of ordeals) {
  if (positionals.length > 0 && !positionals.includes(ordeal.name)) continue
  const tries = Number(values.tries ?? ordeal.tries.long)
  const started = Date.now()
  const failures = await suffer(ordeal, seed, tries, Math.min(2, availableParallelism()))
  const seconds = ((Date.now() - started) / 1000).toFixed(0)
  const remark = ordeal.remark ? ` (${ordeal.remark()})` : ''
  process.stdout.write(
    `${ordeal.name.padEnd(12)}${String(tries).padStart(7)}${String(failures.length).padStart(10)}${seconds.padStart(9)}  ${ordeal.title}${remark}\n`,
  )
  for (const {seed: own, message} of failures)
    process.stdout.write(`  --seed ${own}: ${message.trim().replaceAll('\n', '\n    ')}\n`)
  failed ||= failures.length > 0
}
process.stdout.write(`Seeds from ${seed}.\n`)
process.exit(failed ? 1 : 0)
