import {createInterface} from 'node:readline'
import type {Order, Report} from './protocol.ts'
import {Supervisor} from './supervisor.ts'

/**
 * The runner: orders come as lines of JSON on the standard input, reports go as lines of JSON to the standard output. It ends
 * when the input ends and all orders are carried out.
 */
const supervisor = new Supervisor((report: Report) => process.stdout.write(`${JSON.stringify(report)}\n`))
process.on('exit', () => supervisor.close())
for (const [signal, number] of [
  ['SIGINT', 2],
  ['SIGTERM', 15],
  ['SIGHUP', 1],
] as const)
  process.on(signal, () => process.exit(128 + number))
// Nobody reads any more.
process.stdout.on('error', () => process.exit(1))

for await (const line of createInterface({input: process.stdin})) {
  if (line.trim() === '') continue
  await supervisor.obey(JSON.parse(line) as Order)
}
process.exit(0)
