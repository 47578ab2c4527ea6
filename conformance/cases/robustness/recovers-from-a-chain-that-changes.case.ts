/* avps case
requirement: AVPS-ROB-020@1
title: starts again after chains that changed while it used them
accept: []
may-hang: true
*/
import {defineCase} from '#conformance/case'
import {numbers} from '#conformance/driver/core/pattern'

export default defineCase(async ({driver}) => {
  const device = await driver.device()
  const queue = device.split(device.exercise.queue)
  const random = numbers(11)
  for (let turn = 0; turn < 60; turn++) {
    const request = device.exercise.prepare()
    const {descriptors} = queue.add(request.pieces)
    await queue.kick()
    for (const descriptor of descriptors) {
      queue.descriptorArea.writeU32(16 * descriptor + 8, random())
      queue.descriptorArea.writeU16(16 * descriptor + 12, random() & 0xffff)
      queue.descriptorArea.writeU16(16 * descriptor + 14, random() & 0xffff)
    }
    await driver.transport.quiet()
    if (queue.inFlight > 8) break
  }

  return driver.recover()
})
