/* avps case
requirement: AVPS-ROB-013@1
title: starts again after a packed queue that lies outside of memory with one of its parts
accept: [VIRTIO_F_RING_PACKED]
when: feature(VIRTIO_F_RING_PACKED)
may-hang: true
*/
import {defineCase} from '#conformance/case'
import {DRIVER_OK} from '#conformance/driver/core/status'

export default defineCase(async ({driver}) => {
  for (const part of ['descriptor', 'driver', 'device'] as const) {
    const device = await driver.device({upTo: 'features-ok'})
    const queue = await device.setUpQueue(device.exercise.queue, 16)
    await driver.transport.stopQueue(queue.index)
    const areas = {
      descriptor: queue.descriptorArea.address,
      driver: queue.driverArea.address,
      device: queue.deviceArea.address,
    }
    await driver.transport.setUpQueue(queue.index, queue.size, {...areas, [part]: driver.memory.absent})
    await driver.transport.addStatus(DRIVER_OK)
    queue.add(device.exercise.prepare().pieces)
    await queue.kick()
    await driver.transport.quiet()

    await driver.recover()
  }
  return 'each of three parts outside of memory: after a reset a request was served'
})
