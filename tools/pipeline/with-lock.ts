import {setTimeout} from 'node:timers/promises'
import {type Lock, takeLock} from '../disk/lock.ts'
import {Door} from '../disk/write-door.ts'
import {hasJournal} from '../edit/journal-place.ts'
import {EnvironmentProblem} from '../model/environment-problem.ts'
import {openRoot, type Root} from '../read/root.ts'

/** Opens a root for a command without the lock: no such command sees half of an edit that was cut off before it. */
export async function openWholeRoot(folder: string): Promise<Root> {
  const root = openRoot(folder)
  if (hasJournal(new Door(root.folder))) await withLock(root.folder, async () => {})
  return root
}

/** How long a command waits for the one before it, in milliseconds. */
const patience = 3000

/**
 * Runs alone on a root, with the door to it. What a killed command left half-edited is finished or undone first. Whoever
 * waits longer than a short edit takes is refused, not delayed.
 */
export async function withLock<Result>(root: string, run: (door: Door) => Promise<Result>): Promise<Result> {
  const door = new Door(root)
  const lock = await waitForLock(door)
  if (!lock) throw new EnvironmentProblem(`Another command works on ${root}: run this one when it has ended`)
  try {
    // Nobody else writes there but the cache, in a folder of its own.
    door.sweep('.avps')
    // With its library, where a command was killed.
    if (hasJournal(door)) (await import('../edit/journal.ts')).settleJournal(root, door)
    return await run(door)
  } finally {
    lock.release()
  }
}

async function waitForLock(door: Door): Promise<Lock | undefined> {
  const until = Date.now() + patience
  for (;;) {
    const lock = takeLock(door, '.avps/root.lock', 0)
    if (lock || Date.now() > until) return lock
    await setTimeout(50)
  }
}
