/* avps case
requirement: AVPS-NET-012@1
title: sends frames as long as the MTU allows
device: network
accept: [VIRTIO_NET_F_MTU]
uses: [network-peer]
when: feature(VIRTIO_NET_F_MTU)
*/
import assert from 'node:assert/strict'
import {defineCase} from '#conformance/case'
import {pattern} from '#conformance/driver/core/pattern'
import {ethernetFrame, Nic, sentFrames} from '#conformance/driver/devices/network'

export default defineCase(async ({driver, host}) => {
  const nic = await driver.open(Nic)
  const mtu = Math.min(await nic.device.config('mtu'), 9000)
  const sent = ethernetFrame({payload: pattern(mtu, 5)})
  await nic.transmit(sent)
  const seen = await sentFrames(driver.transport, host, 1)
  assert.deepEqual(seen, [sent], 'the frames at the other end')
  return `a frame of ${sent.length} bytes came out as it was given`
})
