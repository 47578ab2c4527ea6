/* avps case
requirement: AVPS-FEA-009@1
title: leaves FEATURES_OK clear after a bit above 127, which no device offers
*/
import assert from 'node:assert/strict'
import {defineCase} from '#conformance/case'
import {feature} from '#conformance/driver/core/features'
import {register} from '#conformance/driver/core/registers'
import {ACKNOWLEDGE, DRIVER, FEATURES_OK} from '#conformance/driver/core/status'

export default defineCase(async ({driver}) => {
  await driver.device({upTo: 'features', acceptExactly: feature('VIRTIO_F_VERSION_1')})
  await driver.transport.write(register.DriverFeaturesSel, 4)
  await driver.transport.write(register.DriverFeatures, 1 << 7)
  await driver.transport.writeStatus(ACKNOWLEDGE | DRIVER | FEATURES_OK)
  const status = await driver.transport.readStatus()
  assert.equal(status & FEATURES_OK, 0, 'FEATURES_OK stays clear after bit 135 was accepted')
  return 'FEATURES_OK stayed clear after bit 135 was accepted'
})
