/* avps case
requirement: AVPS-FEA-006@1
title: offers no bit that belongs to PCI
*/
import assert from 'node:assert/strict'
import {defineCase} from '#conformance/case'

export default defineCase(async ({driver}) => {
  const offered = await driver.transport.deviceFeatures()
  const names = ['VIRTIO_F_SR_IOV', 'VIRTIO_F_NOTIF_CONFIG_DATA', 'VIRTIO_F_ADMIN_VQ'] as const
  assert.deepEqual(
    names.filter((name) => offered & driver.feature(name)),
    [],
    'no bit of PCI is offered',
  )
  return `the offer is 0x${offered.toString(16)}`
})
