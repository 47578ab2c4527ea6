/* avps case
requirement: AVPS-NET-015@1
title: delivers frames unchanged
device: network
uses: [network-peer]
*/
import assert from 'node:assert/strict'
import {defineCase} from '#conformance/case'
import {pattern} from '#conformance/driver/core/pattern'
import {ethernetFrame, Nic} from '#conformance/driver/devices/network'

export default defineCase(async ({driver, host}) => {
  const nic = await driver.open(Nic)
  await nic.postReceive({count: 8})
  for (const [seed, length] of [60, 61, 64, 600, 1514].entries()) {
    const frame = ethernetFrame({payload: pattern(length - 14, seed + 1)})
    await host.sendFrame(frame)
    assert.deepEqual((await nic.receive()).frame, frame, `a frame of ${length} bytes`)
  }
  return 'frames of 60, 61, 64, 600 and 1514 bytes were delivered as they were sent'
})
