/* avps case
requirement: AVPS-LIF-002@1
title: returns 0 in undefined bits of the device status
*/
import assert from 'node:assert/strict'
import {defineCase} from '#conformance/case'
import {ACKNOWLEDGE} from '#conformance/driver/core/status'

export default defineCase(async ({driver}) => {
  await driver.device({upTo: 'acknowledge'})
  for (const bit of [0x20, 0x100, 0x8000_0000]) {
    await driver.transport.writeStatus((ACKNOWLEDGE | bit) >>> 0)
    const status = await driver.transport.readStatus()
    assert.equal((status & bit) >>> 0, 0, `bit 0x${bit.toString(16)} of the device status`)
  }
  return 'bits 0x20, 0x100 and 0x80000000 of the status read 0 after they were written'
})
