/* avps case
requirement: AVPS-NET-012@1
title: sends frames unchanged, whatever the unused fields of the header hold
device: network
uses: [network-peer]
*/
import assert from 'node:assert/strict'
import {defineCase} from '#conformance/case'
import {pattern} from '#conformance/driver/core/pattern'
import {ethernetFrame, Nic, sentFrames} from '#conformance/driver/devices/network'

export default defineCase(async ({driver, host}) => {
  const nic = await driver.open(Nic)
  const sent = [60, 61, 64, 600, 1294].map((length, seed) => ethernetFrame({payload: pattern(length - 14, seed + 1)}))
  const odd = {headerLength: 7, gsoSize: 1234, checksumStart: 99, checksumOffset: 5, numBuffers: 3}
  for (const frame of sent) await nic.transmit(frame, odd)
  const seen = await sentFrames(driver.transport, host, sent.length)
  assert.deepEqual(seen, sent, 'the frames at the other end')
  return 'frames of 60, 61, 64, 600 and 1294 bytes came out as they were given'
})
