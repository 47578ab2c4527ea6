import {spawnSync} from 'node:child_process'
import {readdirSync, watch} from 'node:fs'
import {createRequire} from 'node:module'
import {dirname, join} from 'node:path'
import {fileURLToPath} from 'node:url'
import {packageRoot} from '../tools/package-root.ts'

/** How long nothing may have changed before work starts, in milliseconds: editors write in bursts. */
const calm = 300

const root = fileURLToPath(packageRoot)
const compiler = join(dirname(createRequire(import.meta.url).resolve('typescript/package.json')), 'bin/tsc')
const derived = ['node_modules', 'build', 'dist']

let timer: NodeJS.Timeout | undefined
let compile = false

for (const entry of readdirSync(root, {withFileTypes: true}))
  if (entry.isDirectory() && !entry.name.startsWith('.') && !derived.includes(entry.name))
    watch(join(root, entry.name), {recursive: true}, (_, name) => changed(name ?? ''))
watch(root, (_, name) => {
  if (name?.endsWith('.yaml')) changed(name)
})
bringUpToDate()

function changed(name: string): void {
  compile ||= name.endsWith('.ts')
  clearTimeout(timer)
  timer = setTimeout(bringUpToDate, calm)
}

/** `tsc -b` and a build where nothing changed take a fraction of a second. The compiler's own watch misses changes. */
function bringUpToDate(): void {
  if (compile && !run(compiler, '-b')) return
  compile = false
  run(join(root, 'build', 'tools', 'cli.js'), 'build')
}

function run(...args: string[]): boolean {
  return spawnSync(process.execPath, args, {cwd: root, stdio: 'inherit'}).status === 0
}
