/* avps case
requirement: AVPS-ROB-013@1
title: starts again after a queue that lies outside of memory
may-hang: true
*/
import {defineCase} from '#conformance/case'
import {unusedQueue} from '#conformance/driver/unused-queue'

export default defineCase(async ({driver}) => {
  const device = await driver.device({queues: []})
  const {index, size} = await unusedQueue(device)
  const {absent} = driver.memory
  const misplaced = {descriptor: absent, driver: absent + 0x1000n, device: absent + 0x2000n}
  await driver.transport.setUpQueue(index, size, misplaced)
  await driver.transport.notify(index)
  await driver.transport.quiet()

  await driver.recover()
})
