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
import {pattern} from '#conformance/driver/core/pattern'
import {ethernetFrame, Nic} from '#conformance/driver/devices/network'

export default defineCase(async ({driver, host}) => {
  const former = await driver.open(Nic)
  const [buffer] = await former.postReceive({count: 1, length: 128})
  await host.sendFrame(ethernetFrame({payload: pattern(1000, 1)}))
  await driver.transport.quiet()

  await driver.transport.reset()
  const memory = () => [former.device.queue(0).deviceArea.read(), buffer!.read()]
  const before = memory()
  const nic = await driver.open(Nic)
  await nic.postReceive()
  await host.sendFrame(ethernetFrame({payload: pattern(300, 2)}))
  await driver.transport.quiet()

  assert.deepEqual(memory(), before, 'the used ring and the buffer of before the reset')
  return 'frames of 1,014 and 314 bytes were sent before and after a reset, and the old used ring and buffer stayed as they were'
})
