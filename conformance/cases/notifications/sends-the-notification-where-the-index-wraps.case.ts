/* avps case
requirement: AVPS-NOT-005@1
title: sends the notification for the entry before the index wraps
device: console
accept: [VIRTIO_F_EVENT_IDX]
*/
import assert from 'node:assert/strict'
import {defineCase} from '#conformance/case'
import {USED_BUFFER} from '#conformance/driver/core/registers'

export default defineCase(async ({driver}) => {
  const device = await driver.device({queueSize: 64})
  const queue = device.split(device.exercise.queue)
  const requests = Array.from({length: 32}, () => device.exercise.prepare())
  queue.usedEvent = 65535
  for (let turn = 0; turn < 2048; turn++) {
    await driver.transport.acknowledge(USED_BUFFER)
    const chains = requests.map(({pieces}) => queue.add(pieces))
    await queue.kick()
    for (const chain of chains) await queue.used(chain)
  }
  assert.equal(queue.usedIndex, 0, 'the used index after 65,536 buffers')
  assert.ok(await driver.transport.raises(USED_BUFFER), 'a notification for entry 65535')
  return 'bit 0 of InterruptStatus was set for entry 65,535, and the used index passed to 0'
})
