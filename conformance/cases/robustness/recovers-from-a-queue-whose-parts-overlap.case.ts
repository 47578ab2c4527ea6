/* avps case
requirement: AVPS-ROB-013@1
title: starts again after a queue whose parts overlap
may-hang: true
*/
import {defineCase} from '#conformance/case'
import {unusedQueue} from '#conformance/driver/core/unused-queue'

export default defineCase(async ({driver}) => {
  const device = await driver.device({queues: []})
  const {index, size, areas} = await unusedQueue(device)
  const misplaced = {descriptor: areas.descriptor, driver: areas.descriptor, device: areas.descriptor}
  await driver.transport.setUpQueue(index, size, misplaced)
  await driver.transport.notify(index)
  await driver.transport.quiet()

  return driver.recover()
})
