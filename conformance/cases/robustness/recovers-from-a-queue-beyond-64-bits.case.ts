/* avps case
requirement: AVPS-ROB-013@1
title: starts again after a queue that ends beyond the last address of 64 bits
may-hang: true
*/
import {defineCase} from '#conformance/case'
import {unusedQueue} from '#conformance/driver/core/unused-queue'

export default defineCase(async ({driver}) => {
  const device = await driver.device({queues: []})
  const {index, size, areas} = await unusedQueue(device)
  const misplaced = {...areas, descriptor: 0xffff_ffff_ffff_fff0n, device: 0xffff_ffff_ffff_fffcn}
  await driver.transport.setUpQueue(index, size, misplaced)
  await driver.transport.notify(index)
  await driver.transport.quiet()

  return driver.recover()
})
