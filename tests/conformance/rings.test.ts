import assert from 'node:assert/strict'
import test from 'node:test'
import {ArrayMemory} from '../../conformance/adapters/in-process/guest-memory.ts'
import {littleEndian, Memory} from '../../conformance/driver/core/memory.ts'
import {PackedRing} from '../../conformance/driver/core/packed-ring.ts'
import {joined} from '../../conformance/driver/core/pattern.ts'
import {readable, writable} from '../../conformance/driver/core/pieces.ts'
import {SplitRing} from '../../conformance/driver/core/split-ring.ts'
import type {Transport} from '../../conformance/driver/core/transport.ts'

const settings = {index: 0, eventIndex: false, inOrder: false, notificationData: false}
// The rings of these tests are never notified.
const transport = {} as Transport

function split(size: number, more: Partial<typeof settings> = {}) {
  const memory = new Memory(new ArrayMemory(0x4000_0000n, 1 << 20))
  return {memory, ring: new SplitRing({...settings, ...more, size}, transport, memory)}
}

function packed(size: number, more: Partial<typeof settings> = {}) {
  const memory = new Memory(new ArrayMemory(0x4000_0000n, 1 << 20))
  return {memory, ring: new PackedRing({...settings, ...more, size}, transport, memory)}
}

/** What a device does with a buffer of a split queue. */
function use(ring: SplitRing, id: number, length: number, steps = 1): void {
  const index = ring.usedIndex
  ring.deviceArea.write(joined(littleEndian(4, id), littleEndian(4, length)), 4 + 8 * (index % ring.size))
  ring.deviceArea.writeU16(2, index + steps)
}

test('split ring: a chain is linked, and visible only when it is published', () => {
  const {memory, ring} = split(8)
  const [first, second, third] = [memory.store(Uint8Array.of(1, 2)), memory.blank(4), memory.blank(1)]
  const chain = ring.add([...readable(first), ...writable(second, third)])
  assert.deepEqual(chain.descriptors, [0, 1, 2])
  assert.deepEqual(ring.readDescriptor(0), {address: first.address, length: 2, flags: 1, next: 1})
  assert.deepEqual(ring.readDescriptor(1), {address: second.address, length: 4, flags: 3, next: 2})
  assert.deepEqual(ring.readDescriptor(2), {address: third.address, length: 1, flags: 2, next: 0})
  assert.equal(ring.availableIndex, 0)
  ring.publish()
  assert.equal(ring.availableIndex, 1)
  use(ring, 0, 5)
  assert.equal(ring.takeUsed(), chain)
  assert.equal(chain.usedLength, 5)
  assert.equal(ring.takeUsed(), undefined)
})

test('split ring: an indirect table stands for all pieces or for the last ones', () => {
  const {memory, ring} = split(8)
  const buffers = [memory.blank(1), memory.blank(2), memory.blank(3)]
  const whole = ring.add(writable(...buffers), {indirect: true})
  assert.equal(whole.descriptors.length, 1)
  assert.deepEqual(ring.readDescriptor(0), {address: whole.table!.address, length: 48, flags: 4, next: 0})
  assert.equal(whole.table!.readU64(32), buffers[2]!.address)
  assert.deepEqual(
    [12, 14, 28, 30, 44, 46].map((offset) => whole.table!.readU16(offset)),
    [3, 1, 3, 2, 2, 0],
  )
  const mixed = ring.add(writable(...buffers), {indirect: 1, indirectWrite: true})
  assert.deepEqual(ring.readDescriptor(1), {address: buffers[0]!.address, length: 1, flags: 3, next: 2})
  assert.deepEqual(ring.readDescriptor(2), {address: mixed.table!.address, length: 32, flags: 6, next: 0})
})

test('split ring: indices pass from 65535 to 0', () => {
  const {memory, ring} = split(4)
  const buffer = memory.blank(1)
  for (let round = 0; round < 65540; round++) {
    const chain = ring.add(writable(buffer))
    ring.publish()
    assert.equal(ring.availableIndex, (round + 1) & 0xffff)
    use(ring, chain.id, 1)
    assert.equal(ring.takeUsed(), chain)
  }
  assert.equal(ring.usedIndex, 4)
})

test('split ring: what a device may not do fails', () => {
  const {memory, ring} = split(4)
  ring.add(writable(memory.blank(1)))
  ring.publish()
  use(ring, 3, 1)
  assert.throws(() => ring.takeUsed(), {name: 'AssertionError', message: /used buffer 3, which it does not have/})
  use(ring, 0, 1)
  use(ring, 0, 1)
  assert.throws(() => ring.takeUsed(), {name: 'AssertionError', message: /2 buffers ahead, and only 1/})
  assert.throws(() => ring.add(writable(...Array(5).fill(memory.blank(1)))), RangeError)
})

test('split ring: one used entry stands for a batch where buffers are used in order', () => {
  const {memory, ring} = split(8, {inOrder: true})
  const chains = [1, 2, 3].map((length) => ring.add(writable(memory.blank(length))))
  ring.publish()
  use(ring, chains[2]!.id, 1, 3)
  assert.deepEqual([ring.takeUsed(), ring.takeUsed(), ring.takeUsed(), ring.takeUsed()], [...chains, undefined])
  assert.deepEqual(
    chains.map(({usedLength}) => usedLength),
    [1, 2, 1],
  )
})

test('split ring: the device says whether it wants a notification', () => {
  const {memory, ring} = split(8)
  const offer = (target: SplitRing) => {
    target.add(writable(memory.blank(1)))
    target.publish()
  }
  offer(ring)
  assert.ok(ring.wantsNotification())
  ring.deviceArea.writeU16(0, 1)
  assert.ok(!ring.wantsNotification())
  const {ring: event} = split(8, {eventIndex: true})
  offer(event)
  assert.ok(event.wantsNotification(), 'avail_event is 0, and entry 0 was added')
  offer(event)
  assert.ok(!event.wantsNotification(), 'entry 1 was added')
})

/** What a device does with a buffer of a packed queue, at a place with a wrap counter. */
function usePacked(ring: PackedRing, place: number, wrap: number, id: number, length: number): void {
  ring.writeDescriptor(place, {address: 0n, length, id, flags: (wrap ? 0x8080 : 0) | 2})
}

test('packed ring: the first descriptor of a chain is shown last, and wrap counters turn', () => {
  const {memory, ring} = packed(4)
  const chain = ring.add(writable(memory.blank(1), memory.blank(2), memory.blank(3)))
  assert.deepEqual(
    [0, 1, 2].map((place) => ring.readDescriptor(place).flags),
    [0, 0x83, 0x82],
  )
  ring.publish()
  assert.equal(ring.readDescriptor(0).flags, 0x83)
  usePacked(ring, 0, 1, chain.id, 6)
  assert.equal(ring.takeUsed(), chain)
  assert.equal(chain.usedLength, 6)

  const over = ring.add(writable(memory.blank(1), memory.blank(2)))
  assert.deepEqual(over.descriptors, [3, 0])
  ring.publish()
  assert.equal(ring.readDescriptor(3).flags, 0x83)
  assert.equal(ring.readDescriptor(0).flags, 0x8002)
  assert.equal(ring.takeUsed(), undefined)
  usePacked(ring, 3, 1, over.id, 3)
  assert.equal(ring.takeUsed(), over)
  assert.deepEqual(
    [ring.nextUsed, ring.nextAvailable],
    [
      {place: 1, wrap: 0},
      {place: 1, wrap: 0},
    ],
  )
})

test('packed ring: a ring of any size runs for many rounds, used out of order', () => {
  const {memory, ring} = packed(5)
  const buffer = memory.blank(1)
  for (let round = 0; round < 1000; round++) {
    const chains = [ring.add(writable(buffer, buffer)), ring.add(writable(buffer)), ring.add(writable(buffer, buffer))]
    ring.publish()
    for (const chain of [chains[2]!, chains[0]!, chains[1]!]) {
      const {place, wrap} = ring.nextUsed
      usePacked(ring, place, wrap, chain.id, 1)
      assert.equal(ring.takeUsed(), chain)
    }
  }
  assert.equal(ring.inFlight, 0)
})

test('packed ring: an indirect table has no links', () => {
  const {memory, ring} = packed(4)
  const chain = ring.add([...readable(memory.store(Uint8Array.of(1))), ...writable(memory.blank(2))], {indirect: true})
  ring.publish()
  assert.deepEqual(ring.readDescriptor(0), {address: chain.table!.address, length: 32, id: chain.id, flags: 0x84})
  assert.deepEqual(
    [14, 30].map((offset) => chain.table!.readU16(offset)),
    [0, 2],
  )
})

test('packed ring: the device says whether it wants a notification', () => {
  const {memory, ring} = packed(4, {eventIndex: true})
  const offer = () => {
    ring.add(writable(memory.blank(1)))
    ring.publish()
  }
  ring.deviceArea.write(joined(littleEndian(2, 1 | 0x8000), littleEndian(2, 2)))
  offer()
  assert.ok(!ring.wantsNotification(), 'place 0 was added')
  offer()
  assert.ok(ring.wantsNotification(), 'place 1 was added')
  ring.deviceArea.write(littleEndian(2, 1), 2)
  offer()
  assert.ok(!ring.wantsNotification())
})

test('memory: a write beside a buffer is found, one inside can be left out', () => {
  const {memory} = split(4)
  const buffer = memory.blank(16, 'the buffer')
  const snapshot = memory.snapshot()
  memory.guest.write(buffer.address, new Uint8Array(17))
  assert.deepEqual(
    snapshot.changes(buffer).map(({length, where}) => [length, where]),
    [[1, 'guard after the buffer']],
  )
  assert.deepEqual(
    snapshot.changes(buffer.part(0, 8)).map(({length, where}) => [length, where]),
    [[9, 'byte 8 of the buffer']],
  )
  memory.guest.write(buffer.address + 16n, Uint8Array.of(0xa7))
  assert.deepEqual(snapshot.changes(buffer), [])
})
