/* avps case
requirement: AVPS-NET-019@1
title: delivers no part of a frame that is too long for its buffers
device: network
accept: []
uses: [network-peer]
*/
import assert from 'node:assert/strict'
import {defineCase} from '#conformance/case'
import {pattern} from '#conformance/driver/core/pattern'
import {ethernetFrame, Nic} from '#conformance/driver/devices/network'

export default defineCase(async ({driver, host}) => {
  const nic = await driver.open(Nic)
  await nic.postReceive({count: 4, length: 212})
  const [long, short] = [ethernetFrame({payload: pattern(600, 1)}), ethernetFrame({payload: pattern(100, 2)})]
  await host.sendFrame(long)
  await driver.transport.quiet()
  await host.sendFrame(short)
  assert.deepEqual((await nic.receive()).frame, short, 'the frame that fits is delivered, and nothing before it')
  return 'of a frame of 614 bytes nothing was delivered, and one of 114 bytes was'
})
