import {checkNothing, exercise, firstQueues} from '../exercise.ts'
import type {Kind} from '../kind.ts'
import {harmlessFrame, Nic, networkHeader} from '../network.ts'
import {joined} from '../pattern.ts'

export const kind: Kind = {
  open: (device) => new Nic(device),
  async queues(device) {
    const pairs = device.has('VIRTIO_NET_F_MQ') ? await device.config('max_virtqueue_pairs') : 1
    return firstQueues(2 * pairs + (device.has('VIRTIO_NET_F_CTRL_VQ') ? 1 : 0))
  },
  exercise(device) {
    const sent = joined(networkHeader({}, device), harmlessFrame())
    return exercise(device, {queue: 1, readableLength: sent.length, writableLength: 0}, () => [sent, checkNothing])
  },
}
