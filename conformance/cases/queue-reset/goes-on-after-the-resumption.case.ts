/* avps case
requirement: AVPS-QRS-014@1
title: uses after the resumption what was available when it was suspended
accept: [VIRTIO_F_SUSPEND]
*/
import assert from 'node:assert/strict'
import {defineCase} from '#conformance/case'
import {DRIVER_OK, SUSPEND} from '#conformance/driver/core/status'

export default defineCase(async ({driver}) => {
  const device = await driver.device()
  const queue = device.queue(device.exercise.queue)
  for (let turn = 0; turn < 3; turn++) await device.exercise.run()
  await driver.transport.quiet()
  const request = device.exercise.prepare()
  const chain = queue.add(request.pieces)
  queue.publish()
  await driver.transport.addStatus(SUSPEND)
  assert.ok(await driver.transport.suspends(), 'the device is suspended')

  await driver.transport.addStatus(DRIVER_OK)

  request.check(await queue.used(chain))
  for (let turn = 0; turn < 3; turn++) await device.exercise.run()
  return 'a buffer added before the suspension and 3 requests after the resumption were answered'
})
