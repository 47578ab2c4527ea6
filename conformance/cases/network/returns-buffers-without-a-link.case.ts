/* avps case
requirement: AVPS-NET-011@1
title: returns transmit buffers while the link is down
device: network
uses: [network-link]
*/
import {defineCase} from '#conformance/case'
import {joined} from '#conformance/driver/core/pattern'
import {readable} from '#conformance/driver/core/pieces'
import {ethernetFrame, Nic, networkHeader} from '#conformance/driver/devices/network'

export default defineCase(async ({driver, host}) => {
  const nic = await driver.open(Nic)
  await host.setLink(false)
  const frame = driver.memory.store(joined(networkHeader({}, nic.device), ethernetFrame()))
  const queue = nic.device.queue(1)
  await queue.used(await queue.offer(readable(frame)), 1000)
  return 'a buffer came back within a second while the link was down'
})
