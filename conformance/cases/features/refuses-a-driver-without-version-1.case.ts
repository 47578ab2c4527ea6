/* avps case
requirement: AVPS-FEA-010@1
title: leaves FEATURES_OK clear without VIRTIO_F_VERSION_1
*/
import assert from 'node:assert/strict'
import {defineCase} from '#conformance/case'
import {ACKNOWLEDGE, DRIVER, FEATURES_OK} from '#conformance/driver/core/status'

export default defineCase(async ({driver}) => {
  await driver.device({upTo: 'features', acceptExactly: 0n})
  await driver.transport.writeStatus(ACKNOWLEDGE | DRIVER | FEATURES_OK)
  const status = await driver.transport.readStatus()
  assert.equal(status & FEATURES_OK, 0, 'FEATURES_OK stays clear')
  return 'FEATURES_OK stayed clear after no bit was accepted'
})
