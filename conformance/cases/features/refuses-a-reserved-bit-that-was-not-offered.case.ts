/* avps case
requirement: AVPS-FEA-009@1
title: leaves FEATURES_OK clear after a reserved bit that was not offered
*/
import assert from 'node:assert/strict'
import {defineCase} from '#conformance/case'
import {feature} from '#conformance/driver/core/features'
import {ACKNOWLEDGE, DRIVER, FEATURES_OK} from '#conformance/driver/core/status'

export default defineCase(async ({driver}) => {
  const bit = 49
  await driver.device({upTo: 'features', acceptExactly: feature('VIRTIO_F_VERSION_1') | (1n << BigInt(bit))})
  await driver.transport.writeStatus(ACKNOWLEDGE | DRIVER | FEATURES_OK)
  const status = await driver.transport.readStatus()
  assert.equal(status & FEATURES_OK, 0, `FEATURES_OK stays clear after bit ${bit} was accepted`)
  return `FEATURES_OK stayed clear after bit ${bit} was accepted`
})
