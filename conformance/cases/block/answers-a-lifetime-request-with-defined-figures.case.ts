/* avps case
requirement: AVPS-BLK-028@1
title: answers a lifetime request with figures that are defined
device: block
accept: [VIRTIO_BLK_F_LIFETIME]
*/
import assert from 'node:assert/strict'
import {defineCase} from '#conformance/case'
import {Disk} from '#conformance/driver/devices/block'

export default defineCase(async ({driver}) => {
  const disk = await driver.open(Disk)
  const [preEol, typeA, typeB] = await disk.getLifetime()
  assert.ok(preEol <= 3, `pre_eol_info is from 0 to 3, not ${preEol}`)
  assert.ok(typeA <= 11, `device_lifetime_est_typ_a is from 0 to 11, not ${typeA}`)
  assert.ok(typeB <= 11, `device_lifetime_est_typ_b is from 0 to 11, not ${typeB}`)
  return `pre_eol_info ${preEol}, type A ${typeA}, type B ${typeB}`
})
