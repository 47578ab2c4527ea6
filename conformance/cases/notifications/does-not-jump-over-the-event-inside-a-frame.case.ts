/* avps case
requirement: AVPS-NOT-005@1
title: sends the notification when one frame in several buffers passes the event
device: network
accept: [VIRTIO_F_EVENT_IDX, VIRTIO_NET_F_MRG_RXBUF]
uses: [network-peer]
when: feature(VIRTIO_NET_F_MRG_RXBUF)
*/
import assert from 'node:assert/strict'
import {defineCase} from '#conformance/case'
import {pattern} from '#conformance/driver/core/pattern'
import {USED_BUFFER} from '#conformance/driver/core/registers'
import {ethernetFrame, Nic} from '#conformance/driver/devices/network'

export default defineCase(async ({driver, host}) => {
  const nic = await driver.open(Nic)
  for (const after of [1, 2, 4]) {
    await driver.transport.acknowledge(USED_BUFFER)
    nic.device.split(0).notifyAfter(after)
    await nic.postReceive({count: 12, length: 128})
    await host.sendFrame(ethernetFrame({payload: pattern(1000, after)}))
    assert.ok(await driver.transport.raises(USED_BUFFER), `a notification for buffer ${after} of a frame in eight`)
    await nic.receive()
    await driver.transport.quiet()
  }
  return 'a frame in several buffers was notified for buffers 1, 2 and 4'
})
