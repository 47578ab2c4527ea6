import {spawnSync} from 'node:child_process'
import {createHash} from 'node:crypto'
import {existsSync, readFileSync} from 'node:fs'
import {delimiter, join, resolve} from 'node:path'

/** What a program is: how it names itself, and the digest of its file. */
export function describeProgram(binary: string): string {
  const said = spawnSync(binary, ['--version'], {encoding: 'utf8', timeout: 5000, maxBuffer: 1 << 16}).stdout ?? ''
  const file = fileOf(binary)
  const digest = file ? createHash('sha256').update(readFileSync(file)).digest('hex') : 'unknown'
  return `${said.split('\n')[0]!.trim()}, sha256 ${digest}`
}

/** As the system looks for it. */
function fileOf(binary: string): string | undefined {
  if (binary.includes('/')) return resolve(binary)
  const folders = (process.env.PATH ?? '').split(delimiter).filter((folder) => folder !== '')
  return folders.map((folder) => join(folder, binary)).find((path) => existsSync(path))
}
