/* avps case
requirement: AVPS-MMIO-008@1
title: releases the interrupt when every bit is acknowledged
*/
import assert from 'node:assert/strict'
import {defineCase, exercised} from '#conformance/case'
import {USED_BUFFER} from '#conformance/driver/core/registers'

export default defineCase(async ({driver}) => {
  const device = await driver.device()
  await device.exercise.run()
  exercised(await driver.transport.raises(USED_BUFFER), 'no bit of InterruptStatus was set')
  await driver.transport.acknowledge(await driver.transport.interruptStatus())
  assert.equal(await driver.transport.interruptStatus(), 0, 'no bit of InterruptStatus is set')
  assert.equal(await driver.transport.interruptAsserted(), false, 'the interrupt is released')
  return 'InterruptStatus read 0 and the interrupt was released after all bits were acknowledged'
})
