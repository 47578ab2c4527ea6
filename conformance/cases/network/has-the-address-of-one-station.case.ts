/* avps case
requirement: AVPS-NET-006@1
title: presents the address of one station
device: network
accept: [VIRTIO_NET_F_MAC]
*/
import assert from 'node:assert/strict'
import {defineCase} from '#conformance/case'
import {Nic} from '#conformance/driver/devices/network'

export default defineCase(async ({driver}) => {
  const nic = await driver.open(Nic)
  const mac = await nic.mac()
  assert.equal(mac[0]! & 1, 0, 'the group bit is 0')
  assert.ok(
    mac.some((byte) => byte !== 0),
    'the address is not zero',
  )
  return `mac is ${Buffer.from(mac).toString('hex')}`
})
