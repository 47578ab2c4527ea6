import assert from 'node:assert/strict'
import test from 'node:test'
import type {SplitDriverRing} from './driver-rings.ts'
import {writeDescriptor} from './driver-rings.ts'
import {EVENT_IDX, entropyDriver, lengths} from './ring-setup.ts'
import {base} from './tiny-driver.ts'

test('split: a chain of direct descriptors that ends in a table', () => {
  const driver = entropyDriver()
  driver.start({size: 4})
  const pieces = Array.from({length: 6}, () => driver.writable(2))
  driver.ring().post(pieces, {table: driver.allocate(16 * 4), direct: 2})
  driver.notify()
  driver.run()
  assert.deepEqual(lengths(driver), [12])
})

test('split: what a damaged chain is called', () => {
  const driver = entropyDriver()
  const piece = {address: base, length: 16}
  const cases: [string, (table: DataView, ring: SplitDriverRing) => void][] = [
    ['ChainLongerThanQueue', (table) => writeDescriptor(table, 0, piece, 3, 0)],
    ['DescriptorIndexOutOfRange', (table) => writeDescriptor(table, 0, piece, 3, 16)],
    ['IndirectTableLengthInvalid', (table) => writeDescriptor(table, 0, {...piece, length: 0}, 4, 0)],
    ['IndirectTableLengthInvalid', (table) => writeDescriptor(table, 0, {...piece, length: 17}, 4, 0)],
    ['IndirectTableOutsideMemory', (table) => writeDescriptor(table, 0, {address: 0n, length: 16}, 4, 0)],
    ['IndirectWithNext', (table) => writeDescriptor(table, 0, piece, 5, 1)],
    ['BufferOutsideMemory', (table) => writeDescriptor(table, 0, {address: 2n ** 64n - 1n, length: 16}, 2, 0)],
    [
      'NestedIndirectTable',
      (table, ring) => {
        writeDescriptor(table, 0, {address: base + BigInt(table.byteOffset) + 16n, length: 16}, 4, 0)
        writeDescriptor(ring.areas.descriptors, 1, piece, 4, 0)
      },
    ],
  ]
  for (const [failure, damage] of cases) {
    driver.start()
    const ring = driver.ring() as SplitDriverRing
    damage(ring.areas.descriptors, ring)
    ring.publish(0)
    driver.notify()
    driver.run()
    assert.equal(driver.device.failure, failure)
  }
  driver.start()
  ;(driver.ring() as SplitDriverRing).publish(16)
  driver.notify()
  driver.run()
  assert.equal(driver.device.failure, 'DescriptorIndexOutOfRange')
  driver.start()
  driver.ring().areas.driver.setUint16(2, 17, true)
  driver.notify()
  driver.run()
  assert.equal(driver.device.failure, 'AvailableRingOverrun')
  driver.start({without: [28]})
  writeDescriptor(driver.ring().areas.descriptors, 0, piece, 4, 0)
  ;(driver.ring() as SplitDriverRing).publish(0)
  driver.notify()
  driver.run()
  assert.equal(driver.device.failure, 'IndirectNotNegotiated')
})

test('split: suppression in both directions', () => {
  const driver = entropyDriver()
  driver.start({without: [EVENT_IDX]})
  const {driver: available, device: used} = driver.ring().areas
  available.setUint16(0, 1, true)
  driver.ring().post([driver.writable(1)])
  driver.notify()
  driver.device.step()
  assert.equal(used.getUint16(0, true), 1)
  driver.run()
  assert.equal(used.getUint16(0, true), 0)
  assert.equal(driver.interruptStatus, 0)
  available.setUint16(0, 0, true)
  driver.ring().post([driver.writable(1)])
  driver.notify()
  driver.run()
  assert.equal(driver.interruptStatus, 1)
  driver.start()
  const areas = driver.ring().areas
  areas.driver.setUint16(4 + 16 * 2, 1, true)
  driver.ring().post([driver.writable(1)])
  driver.notify()
  driver.run()
  assert.equal(driver.interruptStatus, 0)
  assert.equal(areas.device.getUint16(4 + 16 * 8, true), 1)
  driver.ring().post([driver.writable(1)])
  driver.notify()
  driver.run()
  assert.equal(driver.interruptStatus, 1)
  assert.equal(areas.device.getUint16(0, true), 0)
})
