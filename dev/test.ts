import {spawnSync} from 'node:child_process'
import {readdirSync, readFileSync} from 'node:fs'
import {availableParallelism} from 'node:os'
import {join} from 'node:path'
import {fileURLToPath} from 'node:url'
import {parseArgs} from 'node:util'
import {packageRoot} from '../tools/own/package-root.ts'

/** A file that needs longer than this, in milliseconds, is no quick one: `--quick` ends it and fails. */
const longestQuickFile = 20_000

/** Part of the usual tries of a property that a quick run makes. */
const quickEffort = '0.2'

const root = fileURLToPath(packageRoot)
const {values, positionals} = parseArgs({
  allowPositionals: true,
  options: {quick: {type: 'boolean', default: false}, one: {type: 'boolean', default: false}},
})
const options: string[] = []
// Asked of the sources: what was compiled from a test that is gone still lies in build/.
let files = readdirSync(join(root, 'tests'), {recursive: true, encoding: 'utf8'})
  .filter((path) => path.endsWith('.test.ts') && !path.startsWith('fixtures/'))
  .sort()
if (values.quick) {
  files = files.filter((path) => !path.endsWith('.slow.test.ts'))
  options.push(`--test-concurrency=${availableParallelism()}`, `--test-timeout=${longestQuickFile}`)
}
if (values.one) {
  const name = positionals.join(' ')
  if (name === '') fail('Expected the name of a test, or a part of it: npm run test:one -- "tool hash"')
  files = files.filter((path) => mayHold(readFileSync(join(root, 'tests', path), 'utf8'), name))
  if (files.length === 0) fail(`No test has a name with "${name}".`)
  options.push(`--test-name-pattern=${name.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&')}`, '--test-reporter=spec')
}
const {status} = spawnSync(
  process.execPath,
  ['--enable-source-maps', '--test', ...options, ...files.map((path) => `build/tests/${path.replace(/ts$/, 'js')}`)],
  {
    cwd: root,
    stdio: 'inherit',
    env: values.quick ? {TEST_EFFORT: quickEffort, ...process.env} : process.env,
  },
)
process.exitCode = status ?? 1

/** Whether a test of this source can have such a name, be it written there or made by a template such as `rule: ${name}`. */
function mayHold(source: string, name: string): boolean {
  return source.includes(name) || [...source.matchAll(/`([^`$]{3,})\$\{/g)].some(([, head]) => name.startsWith(head!))
}

function fail(reason: string): never {
  console.error(reason)
  process.exit(2)
}
