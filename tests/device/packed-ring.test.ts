import assert from 'node:assert/strict'
import test from 'node:test'
import type {PackedDriverRing} from './driver-rings.ts'
import {writeDescriptor} from './driver-rings.ts'
import {EVENT_IDX, entropyDriver} from './ring-setup.ts'
import {base} from './tiny-driver.ts'

test('packed: what a damaged chain is called', () => {
  const driver = entropyDriver()
  const piece = {address: base, length: 16}
  const available = 1 << 7
  const cases: [string, (ring: DataView) => void][] = [
    ['DescriptorNotAvailable', (ring) => writeDescriptor(ring, 0, piece, 0, available | 3)],
    [
      'ChainLongerThanQueue',
      (ring) => {
        for (let index = 0; index < 16; index += 1) writeDescriptor(ring, index, piece, 0, available | 3)
      },
    ],
    ['IndirectWithNext', (ring) => writeDescriptor(ring, 0, piece, 0, available | 5)],
    [
      'IndirectInList',
      (ring) => {
        writeDescriptor(ring, 0, piece, 0, available | 3)
        writeDescriptor(ring, 1, piece, 0, available | 4)
      },
    ],
    ['IndirectTableLengthInvalid', (ring) => writeDescriptor(ring, 0, {...piece, length: 8}, 0, available | 4)],
    ['IndirectNotNegotiated', (ring) => writeDescriptor(ring, 0, piece, 0, available | 4)],
  ]
  for (const [failure, damage] of cases) {
    driver.start({packed: true, without: failure === 'IndirectNotNegotiated' ? [28] : []})
    damage(driver.ring().areas.descriptors)
    driver.notify()
    driver.run()
    assert.equal(driver.device.failure, failure)
  }
})

test('packed: odd sizes, chains across the end, ids as given', () => {
  const driver = entropyDriver()
  driver.start({packed: true, size: 7})
  for (let round = 0; round < 50; round += 1) {
    const ids = [1, 2, 3].map((count) => driver.ring().post(Array.from({length: count}, () => driver.writable(2))))
    driver.notify()
    driver.run()
    assert.deepEqual(
      driver.ring().used(),
      ids.map((id, index) => ({id, written: 2 * (index + 1)})),
    )
  }
})

test('packed: event suppression by flag and by position', () => {
  const driver = entropyDriver()
  driver.start({packed: true, size: 4})
  const ring = driver.ring() as PackedDriverRing
  const interrupted = (flags: number, offset: number, wrap: number, pieces: number) => {
    ring.areas.driver.setUint16(0, offset | (wrap << 15), true)
    ring.areas.driver.setUint16(2, flags, true)
    ring.post(Array.from({length: pieces}, () => driver.writable(1)))
    driver.notify()
    driver.run()
    assert.equal(ring.used().length, 1)
    const seen = driver.interruptStatus === 1
    driver.acknowledge()
    return seen
  }
  assert.equal(interrupted(0, 0, 0, 1), true) // position 0
  assert.equal(interrupted(1, 0, 0, 1), false) // position 1
  assert.equal(interrupted(2, 3, 1, 2), true) // positions 2 and 3: inside of the chain
  assert.equal(interrupted(2, 1, 0, 1), false) // position 0 of the next lap
  assert.equal(interrupted(2, 1, 1, 1), false) // position 1, but of the lap before
  assert.equal(interrupted(2, 2, 0, 1), true) // position 2
  assert.equal(interrupted(2, 9, 0, 1), true) // a position that does not exist
})

test('packed: the structure of the device holds what the driver can read', () => {
  const driver = entropyDriver()
  driver.start({packed: true, size: 5})
  const {device} = driver.ring().areas
  driver.ring().post([driver.writable(1)])
  driver.notify()
  driver.device.step()
  assert.equal(device.getUint16(2, true), 1)
  driver.run()
  assert.equal(device.getUint16(2, true), 2)
  assert.equal(device.getUint16(0, true), 1 | (1 << 15))
  driver.start({packed: true, size: 5, without: [EVENT_IDX]})
  driver.ring().post([driver.writable(1)])
  driver.notify()
  driver.run()
  assert.equal(driver.ring().areas.device.getUint16(2, true), 0)
})
