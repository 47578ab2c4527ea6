import {answerRequests} from '../../tools/processes/bounded-program.ts'

/** What a computation may do to its process. */
const deeds: Record<string, () => unknown> = {
  pid: () => process.pid,
  spin: () => {
    for (;;);
  },
  heap: () => {
    for (const kept: string[][] = []; ; ) kept.push(Array.from({length: 100_000}, (_, index) => `kept ${index}`))
  },
  buffers: () => {
    for (const kept: Buffer[] = []; ; ) kept.push(Buffer.alloc(10_000_000, 1))
  },
  throw: () => {
    throw new Error('thrown')
  },
  die: () => process.kill(process.pid, 'SIGKILL'),
}

answerRequests(import.meta.url, async ({deed}: {deed: string}) => deeds[deed]!())
