/* avps case
requirement: AVPS-QRS-010@1
title: suspends within a second
accept: [VIRTIO_F_SUSPEND]
*/
import assert from 'node:assert/strict'
import {defineCase} from '#conformance/case'
import {DEVICE_NEEDS_RESET, DRIVER_OK, describeStatus, SUSPEND} from '#conformance/driver/core/status'

export default defineCase(async ({driver}) => {
  const device = await driver.device()
  await device.exercise.run()
  await driver.transport.addStatus(SUSPEND)
  const answered = await driver.transport.until(async () => {
    const status = await driver.transport.readStatus()
    return ((status & SUSPEND) !== 0 && (status & DRIVER_OK) === 0) || status & DEVICE_NEEDS_RESET ? true : undefined
  }, 1000)
  assert.ok(answered, 'the device is suspended, or says that it cannot be, within a second')
  return `the status read ${describeStatus(await driver.transport.readStatus())} within a second`
})
