import type {ChildProcess} from 'node:child_process'

/** Programs that this process started and that have not ended, each the leader of a process group of its own. */
const running = new Set<ChildProcess>()

/**
 * Makes a child's life end with ours: by `endChildren`, and whenever this process exits. To be called right after it was
 * started with `detached: true`, so that whatever it starts itself belongs to its group.
 */
export function adoptChild(child: ChildProcess): void {
  if (running.size === 0) process.once('exit', endChildren)
  running.add(child)
  child.once('exit', () => running.delete(child))
}

/** Ends a child and all that it started, at once: what hangs or ignores other signals, too. */
export function endChild(child: ChildProcess): void {
  if (child.pid === undefined) return
  try {
    process.kill(-child.pid, 'SIGKILL')
  } catch {
    // Its group is gone already, or this platform knows none.
    child.kill('SIGKILL')
  }
}

/** Ends every child, at once. */
export function endChildren(): void {
  for (const child of running) endChild(child)
}
