/* avps case
requirement: AVPS-ROB-013@1
title: starts again after a buffer that contains its own queue
accept: []
may-hang: true
*/
import {defineCase} from '#conformance/case'
import {readable, writable} from '#conformance/driver/core/pieces'

export default defineCase(async ({driver}) => {
  const device = await driver.device()
  const queue = device.split(device.exercise.queue)
  const {address, length} = queue.descriptorArea
  queue.add([...readable({address, length: 16}), ...writable({address, length})])
  queue.add(writable(queue.deviceArea, queue.driverArea))
  await queue.kick()
  await driver.transport.quiet()

  return driver.recover()
})
