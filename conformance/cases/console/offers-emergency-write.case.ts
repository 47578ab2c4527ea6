/* avps case
requirement: AVPS-TTY-001@1
title: offers emergency write
device: console
*/
import assert from 'node:assert/strict'
import {defineCase} from '#conformance/case'

export default defineCase(async ({driver}) => {
  const offered = await driver.transport.deviceFeatures()
  assert.ok(offered & driver.feature('VIRTIO_CONSOLE_F_EMERG_WRITE'), 'the device offers VIRTIO_CONSOLE_F_EMERG_WRITE')
  return `the offer is 0x${offered.toString(16)}`
})
