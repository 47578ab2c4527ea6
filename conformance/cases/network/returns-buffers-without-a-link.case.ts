/* avps case
requirement: AVPS-NET-011@1
title: returns transmit buffers while the link is down
device: network
uses: [network-link]
*/
import {defineCase} from '#conformance/case'
import {ethernetFrame, networkHeader} from '#conformance/driver/network'
import {joined} from '#conformance/driver/pattern'
import {readable} from '#conformance/driver/pieces'

export default defineCase(async ({driver, host}) => {
  const nic = await driver.network()
  await host.setLink(false)
  const frame = driver.memory.store(joined(networkHeader({}, nic.device), ethernetFrame()))
  const queue = nic.device.queue(1)
  await queue.used(await queue.offer(readable(frame)), 1000)
  return 'a buffer came back within a second while the link was down'
})
