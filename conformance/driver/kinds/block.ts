import assert from 'node:assert/strict'
import {Disk, VIRTIO_BLK_S_OK, VIRTIO_BLK_T_IN} from '../block.ts'
import {type Check, exercise, firstQueues} from '../exercise.ts'
import type {Kind} from '../kind.ts'

export const kind: Kind = {
  open: (device) => new Disk(device),
  queues: async (device) => firstQueues(device.has('VIRTIO_BLK_F_MQ') ? await device.config('num_queues') : 1),
  exercise: (device) =>
    exercise(device, {queue: 0, readableLength: 16, writableLength: 513}, () => [
      new Disk(device).header(VIRTIO_BLK_T_IN, 1n),
      checkRead,
    ]),
}

/** A read of one sector: all data and the status are written. */
const checkRead: Check = (usedLength, written) => {
  assert.equal(written[512], VIRTIO_BLK_S_OK, 'the read is answered with VIRTIO_BLK_S_OK')
  assert.equal(usedLength, 513, 'the used length counts data and status')
}
