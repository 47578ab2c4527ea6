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
import {pattern} from '#conformance/driver/core/pattern'
import {ethernetFrame, Nic} from '#conformance/driver/devices/network'

export default defineCase(async ({driver, host}) => {
  const nic = await driver.open(Nic)
  const [buffer] = await nic.postReceive({count: 1, length: 128})
  await host.sendFrame(ethernetFrame({payload: pattern(1000, 1)}))
  await driver.transport.quiet()

  const former = nic.device.queue(0)
  const memory = () => [former.deviceArea.read(), buffer!.read()]

  await driver.transport.resetQueue(0)
  const before = memory()
  await nic.device.setUpQueue(0)
  await nic.postReceive()
  await host.sendFrame(ethernetFrame({payload: pattern(300, 2)}))
  await driver.transport.quiet()

  assert.deepEqual(memory(), before, 'the used ring and the buffer of before the reset')
  return 'frames of 1,014 and 314 bytes were sent before and after the queue reset, and the old used ring and buffer stayed as they were'
})
