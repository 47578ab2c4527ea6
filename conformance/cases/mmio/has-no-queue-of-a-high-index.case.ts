/* avps case
requirement: AVPS-MMIO-004@1
title: returns 0 from QueueSizeMax for a queue that is not there
*/
import assert from 'node:assert/strict'
import {defineCase} from '#conformance/case'

export default defineCase(async ({driver}) => {
  for (const index of [60_000, 65_536, 0x8000_0000, 0xffff_ffff])
    assert.equal(await driver.transport.queueSizeMax(index), 0, `QueueSizeMax of queue ${index}`)
  return 'QueueSizeMax read 0 for queues 60,000, 65,536, 0x80000000 and 0xffffffff'
})
