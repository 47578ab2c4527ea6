/* avps case
requirement: AVPS-NOT-005@1
title: sends the notification when a batch passes the event
accept: [VIRTIO_F_EVENT_IDX]
*/
import assert from 'node:assert/strict'
import {defineCase} from '#conformance/case'
import {USED_BUFFER} from '#conformance/driver/core/registers'

export default defineCase(async ({driver}) => {
  const device = await driver.device()
  const queue = device.split(device.exercise.queue)
  for (const after of [1, 2, 3, 5]) {
    await driver.transport.acknowledge(USED_BUFFER)
    const requests = Array.from({length: 6}, () => device.exercise.prepare())
    const chains = requests.map(({pieces}) => queue.add(pieces))
    queue.notifyAfter(after)
    await queue.kick()
    for (const chain of chains) await queue.used(chain)
    assert.ok(await driver.transport.raises(USED_BUFFER), `a notification for entry ${after} of a batch of six`)
  }
  return 'a batch of six was notified for entries 1, 2, 3 and 5'
})
