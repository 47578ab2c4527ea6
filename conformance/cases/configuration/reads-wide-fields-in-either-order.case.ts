/* avps case
requirement: AVPS-CFG-001@1
title: returns a field of 64 bits in either order of its words
device: block
*/
import assert from 'node:assert/strict'
import {defineCase} from '#conformance/case'
import {Disk} from '#conformance/driver/devices/block'

export default defineCase(async ({driver}) => {
  await driver.open(Disk)
  const [low, high] = [await driver.transport.readConfig(0, 4), await driver.transport.readConfig(4, 4)]
  const [highFirst, lowLast] = [await driver.transport.readConfig(4, 4), await driver.transport.readConfig(0, 4)]
  assert.deepEqual([lowLast, highFirst], [low, high], 'upper half first gives what lower half first gives')
  return `capacity read 0x${high.toString(16)} and 0x${low.toString(16)} in either order`
})
