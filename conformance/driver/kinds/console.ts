import {Terminal} from '../console.ts'
import {checkNothing, exercise, firstQueues} from '../exercise.ts'
import type {Kind} from '../kind.ts'

export const kind: Kind = {
  open: (device) => new Terminal(device),
  async queues(device) {
    if (!device.has('VIRTIO_CONSOLE_F_MULTIPORT')) return firstQueues(2)
    // The control queues and those of the first two ports.
    return firstQueues((await device.config('max_nr_ports')) > 1 ? 6 : 4)
  },
  exercise(device) {
    const sent = new TextEncoder().encode(`${'conformance '.repeat(8)}\r\n`)
    return exercise(device, {queue: 1, readableLength: sent.length, writableLength: 0}, () => [sent, checkNothing])
  },
}
