/* avps case
requirement: AVPS-NET-025@1
title: delivers no frame for a station that is not in its table any more
device: network
accept: [VIRTIO_NET_F_CTRL_VQ, VIRTIO_NET_F_CTRL_RX]
uses: [network-peer]
when: feature(VIRTIO_NET_F_CTRL_VQ)
*/
import assert from 'node:assert/strict'
import {defineCase, exercised} from '#conformance/case'
import {
  ethernetFrame,
  macTable,
  Nic,
  VIRTIO_NET_CTRL_MAC,
  VIRTIO_NET_CTRL_MAC_TABLE_SET,
  VIRTIO_NET_CTRL_RX,
  VIRTIO_NET_CTRL_RX_PROMISC,
  VIRTIO_NET_OK,
} from '#conformance/driver/devices/network'

const [former, present] = [Uint8Array.of(0x02, 0xee, 0, 0, 0, 1), Uint8Array.of(0x02, 0xee, 0, 0, 0, 2)]

export default defineCase(async ({driver, host}) => {
  const setTable = async (nic: Nic, station: Uint8Array) =>
    assert.equal(
      await nic.control(VIRTIO_NET_CTRL_MAC, VIRTIO_NET_CTRL_MAC_TABLE_SET, macTable([station], [])),
      VIRTIO_NET_OK,
      'the table',
    )
  const promiscuousOff = async (nic: Nic) =>
    assert.equal(await nic.control(VIRTIO_NET_CTRL_RX, VIRTIO_NET_CTRL_RX_PROMISC, Uint8Array.of(0)), VIRTIO_NET_OK)
  const silent = async (nic: Nic, when: string) => {
    await host.sendFrame(ethernetFrame({destination: former}))
    await driver.transport.quiet()
    assert.equal((await nic.received(50))?.frame.length, undefined, `nothing is delivered ${when}`)
    await host.sendFrame(ethernetFrame())
    exercised((await nic.received()) !== undefined, `no frame is delivered at all ${when}`)
  }

  const nic = await driver.open(Nic)
  await nic.postReceive()
  await promiscuousOff(nic)
  await setTable(nic, former)
  await setTable(nic, present)
  await silent(nic, 'after another table was set')

  await setTable(nic, former)
  const again = await driver.open(Nic)
  await again.postReceive()
  await promiscuousOff(again)
  await silent(again, 'after a reset')
  return 'a frame to the former station was not delivered after another table nor after a reset, and broadcasts were'
})
