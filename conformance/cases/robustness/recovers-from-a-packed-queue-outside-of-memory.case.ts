/* avps case
requirement: AVPS-ROB-013@1
title: starts again after a packed queue that lies outside of memory with one of its parts
accept: [VIRTIO_F_RING_PACKED]
when: feature(VIRTIO_F_RING_PACKED)
may-hang: true
*/
import {defineCase} from '#conformance/case'
import {unusedQueue} from '#conformance/driver/unused-queue'

export default defineCase(async ({driver}) => {
  for (const part of ['descriptor', 'driver', 'device'] as const) {
    const device = await driver.device({queues: []})
    const {index, size, areas} = await unusedQueue(device)
    await driver.transport.setUpQueue(index, size, {...areas, [part]: driver.memory.absent})
    await driver.transport.notify(index)
    await driver.transport.quiet()

    await driver.recover()
  }
})
