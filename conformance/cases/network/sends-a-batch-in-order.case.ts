/* avps case
requirement: AVPS-NET-012@1
title: sends the frames of a batch in their order
device: network
uses: [network-peer]
*/
import assert from 'node:assert/strict'
import {defineCase} from '#conformance/case'
import {joined, pattern} from '#conformance/driver/core/pattern'
import {readable} from '#conformance/driver/core/pieces'
import {ethernetFrame, Nic, networkHeader, sentFrames} from '#conformance/driver/devices/network'

export default defineCase(async ({driver, host}) => {
  const nic = await driver.open(Nic)
  const sent = Array.from({length: 20}, (_, seed) => ethernetFrame({payload: pattern(100, seed + 1)}))
  const queue = nic.device.queue(1)
  for (const frame of sent) queue.add(readable(driver.memory.store(joined(networkHeader({}, nic.device), frame))))
  await queue.kick()
  await queue.allUsed()
  const seen = await sentFrames(driver.transport, host, sent.length)
  assert.deepEqual(seen, sent, 'the frames at the other end')
  return `a batch of ${sent.length} frames came out in order`
})
