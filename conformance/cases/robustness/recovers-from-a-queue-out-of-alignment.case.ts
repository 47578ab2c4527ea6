/* avps case
requirement: AVPS-ROB-013@1
title: starts again after a queue that is not aligned
may-hang: true
*/
import {defineCase} from '#conformance/case'
import {unusedQueue} from '#conformance/driver/core/unused-queue'

export default defineCase(async ({driver}) => {
  const device = await driver.device({queues: []})
  const {index, size, areas} = await unusedQueue(device)
  const misplaced = {descriptor: areas.descriptor + 1n, driver: areas.driver + 1n, device: areas.device + 3n}
  await driver.transport.setUpQueue(index, size, misplaced)
  await driver.transport.notify(index)
  await driver.transport.quiet()

  return driver.recover()
})
