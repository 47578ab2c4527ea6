/* avps case
requirement: AVPS-NET-017@1
title: writes 0 to flags and gso_type without agreed offloads
device: network
accept: []
uses: [network-peer]
*/
import assert from 'node:assert/strict'
import {defineCase} from '#conformance/case'
import {ethernetFrame, Nic} from '#conformance/driver/devices/network'

export default defineCase(async ({driver, host}) => {
  const nic = await driver.open(Nic)
  await nic.postReceive()
  await host.sendFrame(ethernetFrame())
  const {header} = await nic.receive()
  assert.equal(header.flags, 0, 'flags')
  assert.equal(header.gsoType, 0, 'gso_type')
  return 'flags and gso_type of a received frame are 0'
})
