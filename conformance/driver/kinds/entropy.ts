import assert from 'node:assert/strict'
import {Source} from '../entropy.ts'
import {type Check, exercise, existingQueues} from '../exercise.ts'
import type {Kind} from '../kind.ts'
import {SENTINEL} from '../memory.ts'
import {filled} from '../pattern.ts'

export const kind: Kind = {
  open: (device) => new Source(device),
  queues: ({transport}) => existingQueues(transport),
  exercise: (device) =>
    exercise(device, {queue: 0, readableLength: 0, writableLength: 64}, () => [new Uint8Array(0), checkRandom]),
}

/** Random bytes as many as the used length says, and nothing after them. */
const checkRandom: Check = (usedLength, written) => {
  assert.ok(
    usedLength >= 1 && usedLength <= written.length,
    `the used length is 1 to ${written.length}, not ${usedLength}`,
  )
  const rest = written.subarray(usedLength)
  assert.deepEqual(new Uint8Array(rest), filled(rest.length, SENTINEL), 'bytes after the used length are left alone')
}
