/* avps case
requirement: AVPS-NET-013@1
title: sends no frame for a buffer that holds no more than a header
device: network
uses: [network-peer]
may-hang: true
*/
import assert from 'node:assert/strict'
import {defineCase} from '#conformance/case'
import {readable} from '#conformance/driver/core/pieces'
import {Nic, networkHeader} from '#conformance/driver/devices/network'

export default defineCase(async ({driver, host}) => {
  const nic = await driver.open(Nic)
  const queue = nic.device.queue(1)
  const header = driver.memory.store(networkHeader({}, nic.device))
  for (const length of [header.length, header.length - 1, 1]) {
    await queue.offer(readable(header.part(0, length)))
    await driver.transport.quiet()
  }
  assert.deepEqual(host.receivedFrames(), [], 'the frames at the other end')
  return 'headers of 12, 11 and 1 bytes without a frame were offered, and no frame came out'
})
