/* avps case
requirement: AVPS-NET-007@1
title: presents the same address after a reset
device: network
accept: [VIRTIO_NET_F_MAC]
*/
import assert from 'node:assert/strict'
import {defineCase} from '#conformance/case'
import {Nic} from '#conformance/driver/devices/network'

export default defineCase(async ({driver}) => {
  const before = await (await driver.open(Nic)).mac()
  assert.deepEqual(await (await driver.open(Nic)).mac(), before, 'the address after the reset')
  return `mac is ${Buffer.from(before).toString('hex')} before and after the reset`
})
