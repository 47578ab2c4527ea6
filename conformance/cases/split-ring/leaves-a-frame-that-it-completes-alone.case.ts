/* avps case
requirement: AVPS-SPL-008@2
title: does not complete a partial checksum in guest memory
device: network
accept: [VIRTIO_NET_F_CSUM]
when: feature(VIRTIO_NET_F_CSUM)
*/
import assert from 'node:assert/strict'
import {defineCase} from '#conformance/case'
import {describeChanges} from '#conformance/driver/core/memory'
import {pattern} from '#conformance/driver/core/pattern'
import {readable} from '#conformance/driver/core/pieces'
import {ethernetFrame, Nic, networkHeader, VIRTIO_NET_HDR_F_NEEDS_CSUM} from '#conformance/driver/devices/network'

export default defineCase(async ({driver}) => {
  const {device} = await driver.open(Nic)
  const offload = {flags: VIRTIO_NET_HDR_F_NEEDS_CSUM, checksumStart: 34, checksumOffset: 6}
  const header = driver.memory.store(networkHeader(offload, device), 'a header')
  const frame = driver.memory.store(ethernetFrame({payload: pattern(100, 3)}), 'a frame to transmit')
  const queue = device.split(1)
  const chain = queue.add(readable(header, frame))
  queue.publish()
  const before = driver.memory.snapshot()

  await queue.notify()
  await queue.used(chain)
  await driver.transport.quiet()

  assert.equal(describeChanges(before.changes(queue.deviceArea)), 'nothing', 'what the device changed elsewhere')
  return 'a frame of 114 bytes was used, and only the used ring changed'
})
