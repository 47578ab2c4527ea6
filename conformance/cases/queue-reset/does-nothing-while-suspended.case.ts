/* avps case
requirement: AVPS-QRS-012@1
title: writes to no memory and raises nothing while it is suspended
accept: [VIRTIO_F_SUSPEND]
*/
import assert from 'node:assert/strict'
import {defineCase} from '#conformance/case'
import {describeChanges} from '#conformance/driver/core/memory'
import {CONFIGURATION_CHANGE, USED_BUFFER} from '#conformance/driver/core/registers'
import {SUSPEND} from '#conformance/driver/core/status'

export default defineCase(async ({driver}) => {
  const device = await driver.device()
  const queue = device.queue(device.exercise.queue)
  await device.exercise.run()
  await driver.transport.addStatus(SUSPEND)
  assert.ok(await driver.transport.suspends(), 'the device is suspended')
  await driver.transport.acknowledge(USED_BUFFER | CONFIGURATION_CHANGE)
  queue.add(device.exercise.prepare().pieces)
  queue.publish()
  const before = driver.memory.snapshot()

  await queue.notify()
  await driver.transport.quiet()

  assert.equal(describeChanges(before.changes()), 'nothing', 'what the device changed in memory')
  assert.equal(await driver.transport.interruptStatus(), 0, 'InterruptStatus')
  return 'a notified buffer changed neither memory nor InterruptStatus while the device was suspended'
})
