/* avps case
requirement: AVPS-PKD-002@1
title: continues over many laps with several buffers in flight
accept: [VIRTIO_F_RING_PACKED]
*/
import {defineCase} from '#conformance/case'

export default defineCase(async ({driver}) => {
  const device = await driver.device({queueSize: 13})
  const queue = device.packed(device.exercise.queue)
  for (let turn = 0; turn < 40; turn++) {
    const requests = Array.from({length: 5}, () => device.exercise.prepare())
    const chains = requests.map(({pieces}) => queue.add(pieces))
    await queue.kick()
    for (const [index, chain] of chains.entries()) requests[index]!.check(await queue.used(chain))
  }
  return '40 batches of 5 buffers through a ring of 13 were answered'
})
