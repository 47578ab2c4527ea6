/* avps case
requirement: AVPS-BLK-016@1
title: completes a flush only after earlier writes are on stable storage
device: block
accept: [VIRTIO_BLK_F_FLUSH]
uses: [stable-storage]
when: not feature(VIRTIO_BLK_F_RO)
*/
import assert from 'node:assert/strict'
import {defineCase} from '#conformance/case'
import {pattern} from '#conformance/driver/core/pattern'
import {Disk} from '#conformance/driver/devices/block'

export default defineCase(async ({driver, host}) => {
  const disk = await driver.open(Disk)
  await disk.write({sector: 8n, data: pattern(512, 0xa5)})
  await disk.write({sector: 4096n, data: pattern(4096, 0x5a)})

  await disk.flush()

  // What a loss of power at this moment would leave. Later writes may be there too: the text does not forbid it.
  const stable = host.stableStorage()
  assert.deepEqual(stable.read(8n, 512), pattern(512, 0xa5), 'the first write is stable')
  assert.deepEqual(stable.read(4096n, 4096), pattern(4096, 0x5a), 'all of the second write is stable')
  return 'sectors 8 and 4096 to 4103 were on stable storage when the flush completed'
})
