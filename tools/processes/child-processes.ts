import type {ChildProcess} from 'node:child_process'
import {once} from 'node:events'
import {setTimeout} from 'node:timers/promises'

/** Programs that this process started and that have not ended, each the leader of a process group of its own. */
const running = new Set<ChildProcess>()

/** Remembers a child until it ends; whatever is still remembered when this process exits is ended by `endChildren`. */
export function rememberChild(child: ChildProcess): void {
  if (running.size === 0) process.once('exit', endChildren)
  running.add(child)
  child.once('exit', () => running.delete(child))
}

/** Sends a signal to a child and to all that it started and left in its group. */
export function signalChild(child: ChildProcess, signal: NodeJS.Signals): void {
  if (child.pid === undefined) return
  try {
    process.kill(-child.pid, signal)
  } catch {
    // Its group is gone already, or this platform knows none.
    child.kill(signal)
  }
}

/** Ends a child and all that it started, at once: what hangs or ignores other signals, too. */
export function endChild(child: ChildProcess): void {
  signalChild(child, 'SIGKILL')
}

/** Ends every child, at once. */
export function endChildren(): void {
  for (const child of running) endChild(child)
}

/** Asks every child to end, and ends those that have not after so many milliseconds. */
export async function askChildrenToEnd(milliseconds: number): Promise<void> {
  const ends = [...running].map((child) => once(child, 'exit'))
  for (const child of running) signalChild(child, 'SIGTERM')
  await Promise.race([Promise.allSettled(ends), setTimeout(milliseconds)])
  endChildren()
}
