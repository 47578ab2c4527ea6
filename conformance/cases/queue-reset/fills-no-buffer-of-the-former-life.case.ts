/* avps case
requirement: AVPS-QRS-009@1
title: fills no receive buffer of the former life of a queue
device: network
accept: [VIRTIO_F_RING_RESET, VIRTIO_NET_F_MRG_RXBUF]
uses: [network-peer]
when: feature(VIRTIO_F_RING_RESET) and feature(VIRTIO_NET_F_MRG_RXBUF)
*/
import assert from 'node:assert/strict'
import {defineCase} from '#conformance/case'
import {describeChanges} from '#conformance/driver/memory'
import {ethernetFrame} from '#conformance/driver/network'
import {pattern} from '#conformance/driver/pattern'

export default defineCase(async ({driver, host}) => {
  const nic = await driver.network()
  await nic.postReceive({count: 1, length: 128})
  await host.sendFrame(ethernetFrame({payload: pattern(1000, 1)}))
  await driver.transport.quiet()

  await driver.transport.resetQueue(0)
  const before = driver.memory.snapshot()
  await nic.device.setUpQueue(0)
  await nic.postReceive()
  await host.sendFrame(ethernetFrame({payload: pattern(300, 2)}))
  await driver.transport.quiet()

  assert.equal(describeChanges(before.changes()), 'nothing', 'what the device changed in memory of the former life')
})
