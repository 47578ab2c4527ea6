import {type ChildProcess, fork} from 'node:child_process'
import {Worker} from 'node:worker_threads'
import {adoptChild} from './child-processes.ts'

/**
 * Starts a module of ours as a process that can be ended at any time, unlike a computation in our own. `megabytes` bounds
 * its heap. The module calls `endWithParent` first, so that it is never left computing for nobody.
 */
export function forkModule(module: URL, megabytes: number): ChildProcess {
  const child = fork(module, [String(process.pid)], {
    serialization: 'advanced',
    detached: true,
    execArgv: [`--max-old-space-size=${megabytes}`],
    stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
  })
  adoptChild(child)
  return child
}

/** In such a module: ends this process once its parent is gone, even while its main thread computes. */
export function endWithParent(): void {
  const watch = `const parent = Number(process.argv[2])
setInterval(() => process.ppid === parent || process.kill(process.pid, 'SIGKILL'), 200)`
  new Worker(watch, {eval: true, argv: [process.argv[2]]}).unref()
}
