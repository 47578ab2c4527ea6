/* avps case
requirement: AVPS-QRS-015@1
title: starts in full after a reset while it was suspended
accept: [VIRTIO_F_SUSPEND]
*/
import assert from 'node:assert/strict'
import {defineCase} from '#conformance/case'
import {DRIVER_OK, SUSPEND} from '#conformance/driver/status'

export default defineCase(async ({driver}) => {
  const isSuspended = async () => {
    const status = await driver.transport.readStatus()
    return (status & SUSPEND) !== 0 && (status & DRIVER_OK) === 0 ? true : undefined
  }

  const device = await driver.device()
  await device.exercise.run()
  await driver.transport.addStatus(SUSPEND)
  assert.ok(await driver.transport.until(isSuspended), 'the device is suspended')
  await driver.recover()
})
