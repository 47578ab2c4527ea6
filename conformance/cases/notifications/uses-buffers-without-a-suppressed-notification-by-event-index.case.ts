/* avps case
requirement: AVPS-NOT-002@1
title: uses buffers whose notification it suppressed by the event index
accept: [VIRTIO_F_EVENT_IDX]
when: feature(VIRTIO_F_EVENT_IDX)
*/
import {defineCase, exercised} from '#conformance/case'

export default defineCase(async ({driver}) => {
  const device = await driver.device()
  const queue = device.queue(device.exercise.queue)
  let suppressed = 0
  for (let turn = 0; turn < 60; turn++) {
    const requests = Array.from({length: turn % 10 === 0 ? 1 : 2}, () => device.exercise.prepare())
    const chains = []
    for (const {pieces} of requests) {
      chains.push(queue.add(pieces))
      queue.publish()
      if (queue.wantsNotification()) await queue.notify()
      else suppressed++
    }
    for (const [index, chain] of chains.entries()) requests[index]!.check(await queue.used(chain))
    // Now and then the device has nothing to do and goes to sleep.
    if (turn % 10 === 9) await driver.transport.quiet()
  }
  exercised(suppressed > 0, '0 of 114 notifications were suppressed')

  return `${suppressed} of 114 notifications were suppressed, and all buffers were used`
})
