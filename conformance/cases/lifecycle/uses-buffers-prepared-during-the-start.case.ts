/* avps case
requirement: AVPS-LIF-004@1
title: uses buffers that were made available before DRIVER_OK
*/
import {defineCase} from '#conformance/case'
import {DRIVER_OK} from '#conformance/driver/core/status'

export default defineCase(async ({driver}) => {
  const device = await driver.device({upTo: 'queues'})
  const queue = device.queue(device.exercise.queue)
  const early = device.exercise.prepare()
  const first = queue.add(early.pieces)
  queue.publish()
  await driver.transport.addStatus(DRIVER_OK)
  const late = device.exercise.prepare()
  const second = queue.add(late.pieces)
  await queue.kick()

  early.check(await queue.used(first))
  late.check(await queue.used(second))
  return 'a buffer from before DRIVER_OK and one from after it were used'
})
