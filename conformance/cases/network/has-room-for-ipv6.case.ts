/* avps case
requirement: AVPS-NET-009@1
title: presents an MTU of at least 1280
device: network
accept: [VIRTIO_NET_F_MTU]
*/
import assert from 'node:assert/strict'
import {defineCase} from '#conformance/case'
import {Nic} from '#conformance/driver/devices/network'

export default defineCase(async ({driver}) => {
  const nic = await driver.open(Nic)
  const mtu = await nic.device.config('mtu')
  assert.ok(mtu >= 1280, `mtu is ${mtu}`)
  return `mtu is ${mtu}`
})
