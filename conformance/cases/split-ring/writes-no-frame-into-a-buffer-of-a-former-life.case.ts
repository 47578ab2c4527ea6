/* avps case
requirement: AVPS-SPL-008@2
title: writes no frame into a buffer of before a reset
device: network
accept: [VIRTIO_NET_F_MRG_RXBUF]
uses: [network-peer]
when: feature(VIRTIO_NET_F_MRG_RXBUF)
*/
import assert from 'node:assert/strict'
import {defineCase} from '#conformance/case'
import {describeChanges} from '#conformance/driver/memory'
import {ethernetFrame} from '#conformance/driver/network'
import {pattern} from '#conformance/driver/pattern'

export default defineCase(async ({driver, host}) => {
  const former = await driver.network()
  await former.postReceive({count: 1, length: 128})
  await host.sendFrame(ethernetFrame({payload: pattern(1000, 1)}))
  await driver.transport.quiet()

  await driver.transport.reset()
  const before = driver.memory.snapshot()
  const nic = await driver.network()
  await nic.postReceive()
  await host.sendFrame(ethernetFrame({payload: pattern(300, 2)}))
  await driver.transport.quiet()

  assert.equal(describeChanges(before.changes()), 'nothing', 'what the device changed in memory of the former life')
})
