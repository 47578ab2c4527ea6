import {type ChildProcess, spawn} from 'node:child_process'
import type {Socket} from 'node:net'
import {rememberChild} from './child-processes.ts'

/**
 * Makes a child's life end with ours: by `endChildren`, whenever this process exits, and even where it is killed. To be
 * called right after it was started with `detached: true`, so that whatever it starts itself belongs to its group.
 */
export function adoptChild(child: ChildProcess): void {
  rememberChild(child)
  const guard = child.pid === undefined ? undefined : guardGroup(child.pid)
  child.once('exit', () => guard?.kill('SIGKILL'))
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
