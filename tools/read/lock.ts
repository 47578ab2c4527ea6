import {closeSync, mkdirSync, openSync, readFileSync, rmSync, writeSync} from 'node:fs'
import {dirname} from 'node:path'

/** One build a root. Returns the release, or the process id of whoever holds the lock. */
export function takeLock(path: string): {release: () => void} | {holder: number} {
  mkdirSync(dirname(path), {recursive: true})
  for (let attempt = 0; attempt < 2; attempt++) {
    try {
      const file = openSync(path, 'wx')
      writeSync(file, String(process.pid))
      closeSync(file)
      return {release: () => rmSync(path, {force: true})}
    } catch (problem) {
      if ((problem as NodeJS.ErrnoException).code !== 'EEXIST') throw problem
      const holder = holderOf(path)
      if (holder !== undefined && isAlive(holder)) return {holder}
      rmSync(path, {force: true})
    }
  }
  return {holder: holderOf(path) ?? 0}
}

/** For a signal handler: gives back the lock if this process holds it. */
export function releaseLock(path: string): void {
  if (holderOf(path) === process.pid) rmSync(path, {force: true})
}

function holderOf(path: string): number | undefined {
  try {
    return Number(readFileSync(path, 'utf8')) || undefined
  } catch {
    return undefined
  }
}

function isAlive(process_: number): boolean {
  if (process_ === process.pid) return false
  try {
    process.kill(process_, 0)
    return true
  } catch (problem) {
    return (problem as NodeJS.ErrnoException).code === 'EPERM'
  }
}
