/* avps case
requirement: AVPS-NET-010@1
title: shows within a second that the link went down and up
device: network
accept: [VIRTIO_NET_F_STATUS]
uses: [network-link]
*/
import assert from 'node:assert/strict'
import {defineCase} from '#conformance/case'
import {Nic, VIRTIO_NET_S_LINK_UP} from '#conformance/driver/devices/network'

export default defineCase(async ({driver, host}) => {
  const nic = await driver.open(Nic)
  for (const up of [false, true, false]) {
    await host.setLink(up)
    const shown = await driver.transport.until(
      async () => (((await nic.status()) & VIRTIO_NET_S_LINK_UP) !== 0) === up || undefined,
      1000,
    )
    assert.ok(shown, `VIRTIO_NET_S_LINK_UP is ${up ? 'set' : 'clear'} within a second`)
  }
  return 'VIRTIO_NET_S_LINK_UP followed the link down, up and down within a second each'
})
