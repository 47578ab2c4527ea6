import {spawnSync} from 'node:child_process'
import {existsSync, readdirSync, watch} from 'node:fs'
import {createRequire} from 'node:module'
import {dirname, join} from 'node:path'
import {fileURLToPath} from 'node:url'
import {packageRoot} from '../tools/own/package-root.ts'

/** How long nothing may have changed before work starts, in milliseconds: editors write in bursts. */
const calm = 300

const root = fileURLToPath(packageRoot)
const compiler = join(dirname(createRequire(import.meta.url).resolve('typescript/package.json')), 'bin/tsc')
const derived = ['node_modules', 'build', 'dist']

let timer: NodeJS.Timeout | undefined
let compile = false

const watched = new Set<string>()
bringUpToDate()

/** Each folder for itself: what Node calls recursive loses a file that an editor replaces instead of writing into it. */
function watchFolders(folder: string): void {
  if (!watched.has(folder)) {
    watched.add(folder)
    watch(folder, (_, name) => changed(name ?? '')).on('error', () => watched.delete(folder))
  }
  for (const entry of readdirSync(folder, {withFileTypes: true}))
    if (entry.isDirectory() && !entry.name.startsWith('.') && !derived.includes(entry.name))
      watchFolders(join(folder, entry.name))
}

function changed(name: string): void {
  if (derived.includes(name) || name.startsWith('.')) return
  compile ||= name.endsWith('.ts')
  clearTimeout(timer)
  timer = setTimeout(bringUpToDate, calm)
}

/** `tsc -b` and a build where nothing changed take a fraction of a second. The compiler's own watch misses changes. */
function bringUpToDate(): void {
  for (const folder of watched) if (!existsSync(folder)) watched.delete(folder)
  watchFolders(root)
  if (compile && !run(compiler, '-b')) return
  compile = false
  run(join(root, 'build', 'tools', 'cli.js'), 'build')
}

function run(...args: string[]): boolean {
  return spawnSync(process.execPath, args, {cwd: root, stdio: 'inherit'}).status === 0
}
