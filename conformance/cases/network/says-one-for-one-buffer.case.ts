/* avps case
requirement: AVPS-NET-016@1
title: writes 1 to num_buffers without mergeable buffers
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
  assert.equal((await nic.receive()).header.numBuffers, 1, 'num_buffers')
  return 'num_buffers of a frame in one buffer is 1'
})
