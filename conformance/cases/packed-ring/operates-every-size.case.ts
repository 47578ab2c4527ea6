/* avps case
requirement: AVPS-PKD-001@1
title: operates a queue of sizes that are no power of two
accept: [VIRTIO_F_RING_PACKED]
*/
import {defineCase, exercised} from '#conformance/case'

export default defineCase(async ({driver}) => {
  const device = await driver.device({upTo: 'features-ok'})
  const largest = await driver.transport.queueSizeMax(device.exercise.queue)
  exercised(largest >= 2, `QueueSizeMax is ${largest}`)
  const some = new Set([2, 3, 5, 7, 16, 33, 100, 255, 256, 1000, largest - 1, largest])
  const sizes = [...some].filter((size) => size >= 2 && size <= Math.min(largest, 32768))
  for (const size of sizes) {
    const sized = await driver.device({queueSize: size})
    for (let turn = 0; turn < Math.min(2 * size, 12); turn++) await sized.exercise.run()
  }
  return `rings of ${sizes.join(', ')} entries served requests`
})
