import {type ChildProcess, spawn} from 'node:child_process'
import {once} from 'node:events'
import type {Socket} from 'node:net'
import {setTimeout} from 'node:timers/promises'

/** Programs that this process started and that have not ended, each the leader of a process group of its own. */
const running = new Set<ChildProcess>()

/**
 * Makes a child's life end with ours: by `endChildren`, whenever this process exits, and even where it is killed. To be
 * called right after it was started with `detached: true`, so that whatever it starts itself belongs to its group.
 */
export function adoptChild(child: ChildProcess): void {
  if (running.size === 0) process.once('exit', endChildren)
  running.add(child)
  const guard = child.pid === undefined ? undefined : guardGroup(child.pid)
  child.once('exit', () => {
    running.delete(child)
    guard?.kill('SIGKILL')
  })
}

/** A shell that waits for the end of this process, told by its input, and ends the group then. */
function guardGroup(group: number): ChildProcess {
  const guard = spawn('sh', ['-c', 'read -r _; kill -KILL "-$0"', String(group)], {
    stdio: ['pipe', 'ignore', 'ignore'],
    detached: true,
  })
  // Without a shell, a kill leaves what it leaves.
  guard.once('error', () => {})
  guard.unref()
  const input = guard.stdin as Socket
  input.on('error', () => {})
  input.unref()
  return guard
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
