/* avps case
requirement: AVPS-ROB-013@1
title: starts again after a queue that lies outside of memory, as a whole or with one of its parts
may-hang: true
*/
import {defineCase} from '#conformance/case'
import {unusedQueue} from '#conformance/driver/core/unused-queue'

export default defineCase(async ({driver}) => {
  const {absent} = driver.memory
  const outside = {descriptor: absent, driver: absent + 0x1000n, device: absent + 0x2000n}
  for (const part of ['all', 'descriptor', 'driver', 'device'] as const) {
    const device = await driver.device({queues: []})
    const {index, size, areas} = await unusedQueue(device)
    const misplaced = part === 'all' ? outside : {...areas, [part]: outside[part]}
    await driver.transport.setUpQueue(index, size, misplaced)
    await driver.transport.notify(index)
    await driver.transport.quiet()

    await driver.recover()
  }
  return 'all parts outside of memory, then each of three: after a reset a request was served'
})
