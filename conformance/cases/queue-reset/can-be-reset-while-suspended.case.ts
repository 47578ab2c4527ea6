/* avps case
requirement: AVPS-QRS-015@1
title: starts in full after a reset while it was suspended
accept: [VIRTIO_F_SUSPEND]
*/
import assert from 'node:assert/strict'
import {defineCase} from '#conformance/case'
import {SUSPEND} from '#conformance/driver/core/status'

export default defineCase(async ({driver}) => {
  const device = await driver.device()
  await device.exercise.run()
  await driver.transport.addStatus(SUSPEND)
  assert.ok(await driver.transport.suspends(), 'the device is suspended')
  return driver.recover()
})
