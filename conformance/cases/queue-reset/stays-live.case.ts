/* avps case
requirement: AVPS-QRS-006@1
title: leaves the device status unchanged
accept: [VIRTIO_F_RING_RESET]
*/
import assert from 'node:assert/strict'
import {defineCase} from '#conformance/case'

export default defineCase(async ({driver}) => {
  const device = await driver.device()
  const before = await driver.transport.readStatus()
  await driver.transport.resetQueue(device.exercise.queue)
  assert.equal(await driver.transport.readStatus(), before, 'the device status after the queue reset')
  return `the device status read 0x${before.toString(16)} before and after the queue reset`
})
