import {existsSync} from 'node:fs'
import {basename, dirname, resolve} from 'node:path'
import {Door} from '../disk/write-door.ts'
import {type Terminal, UsageProblem} from './command.ts'

/** To the standard output, or whole into a file of the caller's choice. */
export async function writeOut(
  terminal: Terminal,
  file: string | undefined,
  force: boolean,
  content: string | Uint8Array,
): Promise<void> {
  if (file === undefined) {
    terminal.out(Buffer.from(content).toString())
    return
  }
  assertWritable(file, force)
  const path = resolve(file)
  const bytes = Buffer.from(content)
  new Door(dirname(path)).write(basename(path), bytes, {flush: true})
  terminal.out(`${file} written: ${bytes.length} bytes.\n`)
}

/** To be asked before the work that makes the file: its folder is there, and it is not, unless it may be replaced. */
export function assertWritable(file: string | undefined, force: boolean): void {
  if (file === undefined) return
  const path = resolve(file)
  if (!existsSync(dirname(path)))
    throw new UsageProblem(`Unexpected folder ${dirname(path)}, expected one that is there`)
  if (existsSync(path) && !force)
    throw new UsageProblem(`Unexpected ${file}, which is there: name another file, or --force`)
}
