/* avps case
requirement: AVPS-PKD-007@1
title: ignores id and links in an indirect table
accept: [VIRTIO_F_RING_PACKED, VIRTIO_F_INDIRECT_DESC]
when: feature(VIRTIO_F_INDIRECT_DESC)
*/
import {defineCase} from '#conformance/case'
import {divided, readable, writable} from '#conformance/driver/core/pieces'
import {VIRTQ_DESC_F_NEXT, VIRTQ_DESC_F_WRITE} from '#conformance/driver/core/virtqueue'

export default defineCase(async ({driver}) => {
  const device = await driver.device()
  const queue = device.packed(device.exercise.queue)
  for (const flags of [VIRTQ_DESC_F_NEXT, 0]) {
    const request = device.exercise.prepare()
    const read = request.readable ? readable(...divided(request.readable, 3)) : []
    const written = request.writable ? writable(...divided(request.writable, 3)) : []
    const chain = queue.add([...read, ...written], {indirect: true})
    const table = chain.table!
    for (let entry = 0; 16 * entry < table.length; entry++) {
      table.writeU16(16 * entry + 12, 0xbeef - entry)
      table.writeU16(16 * entry + 14, (table.readU16(16 * entry + 14) & VIRTQ_DESC_F_WRITE) | flags)
    }
    await queue.kick()
    request.check(await queue.used(chain))
  }
  return 'tables with and without VIRTQ_DESC_F_NEXT and with stray ids were answered'
})
