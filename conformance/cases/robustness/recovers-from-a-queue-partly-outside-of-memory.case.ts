/* avps case
requirement: AVPS-ROB-013@1
title: starts again after a queue that begins inside memory and ends outside
may-hang: true
*/
import {defineCase} from '#conformance/case'
import {unusedQueue} from '#conformance/driver/core/unused-queue'

export default defineCase(async ({driver}) => {
  const device = await driver.device({queues: []})
  const {index, size, areas} = await unusedQueue(device)
  const {base, size: bytes} = driver.memory.guest
  const misplaced = {...areas, descriptor: base + BigInt(bytes - 16)}
  await driver.transport.setUpQueue(index, size, misplaced)
  await driver.transport.notify(index)
  await driver.transport.quiet()

  return driver.recover()
})
