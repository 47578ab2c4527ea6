/* avps case
requirement: AVPS-NET-014@1
title: completes a partial checksum
device: network
accept: [VIRTIO_NET_F_CSUM]
uses: [network-peer]
*/
import assert from 'node:assert/strict'
import {defineCase} from '#conformance/case'
import {internetChecksum} from '#conformance/driver/core/internet-checksum'
import {pattern} from '#conformance/driver/core/pattern'
import {ethernetFrame, Nic, sentFrames, VIRTIO_NET_HDR_F_NEEDS_CSUM} from '#conformance/driver/devices/network'

export default defineCase(async ({driver, host}) => {
  const nic = await driver.open(Nic)
  const frame = ethernetFrame({payload: pattern(100, 3)})
  const [start, offset] = [34, 6]
  frame.set([0x12, 0x34], start + offset)
  await nic.transmit(frame, {flags: VIRTIO_NET_HDR_F_NEEDS_CSUM, checksumStart: start, checksumOffset: offset})
  const seen = await sentFrames(driver.transport, host, 1)
  const expected = frame.slice()
  expected.set(internetChecksum(frame.subarray(start)), start + offset)
  assert.deepEqual(seen, [expected], 'the frames at the other end')
  return `a frame came out with the checksum 0x${Buffer.from(expected.subarray(start + offset, start + offset + 2)).toString('hex')}`
})
