/* avps case
requirement: AVPS-NET-018@1
title: delivers no frame twice
device: network
uses: [network-peer]
*/
import assert from 'node:assert/strict'
import {defineCase} from '#conformance/case'
import {pattern} from '#conformance/driver/core/pattern'
import {ethernetFrame, Nic} from '#conformance/driver/devices/network'

export default defineCase(async ({driver, host}) => {
  const nic = await driver.open(Nic)
  await nic.postReceive({count: 16})
  const sent = Array.from({length: 6}, (_, seed) => ethernetFrame({payload: pattern(90, seed + 1)}))
  for (const frame of sent) await host.sendFrame(frame)
  for (const frame of sent) assert.deepEqual((await nic.receive()).frame, frame, 'the next frame')
  await driver.transport.quiet()
  assert.equal((await nic.received(50))?.frame.length, undefined, 'there is no further frame')
  return '6 frames were delivered once each'
})
