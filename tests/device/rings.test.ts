import assert from 'node:assert/strict'
import test from 'node:test'
import {createBlockDevice} from '../../device/block/device.ts'
import {createEntropyDevice} from '../../device/entropy/device.ts'
import {GuestMemory} from '../../device/memory/guest-memory.ts'
import {eventIndexReached, positionReached} from '../../device/queue/notification.ts'
import {ChainReader, ChainWriter} from '../../device/queue/pieces.ts'
import type {SplitDriverRing} from './driver-rings.ts'
import {EVENT_IDX, entropyDriver, lengths} from './ring-setup.ts'
import {base, blockHeader, TinyDriver} from './tiny-driver.ts'

test('guest memory: windows end with the region', () => {
  const memory = new GuestMemory(base, new Uint8Array(4096))
  assert.equal(memory.bytes(base + 4095n, 1)?.length, 1)
  assert.equal(memory.bytes(base + 4096n, 0)?.length, 0)
  for (const [address, length] of [
    [base + 4095n, 2],
    [base - 1n, 1],
    [0n, 1],
    [2n ** 64n - 1n, 2],
    [base, 2 ** 32 - 1],
  ] as const)
    assert.equal(memory.bytes(address, length), undefined)
  const top = new GuestMemory(2n ** 64n - 16n, new Uint8Array(16))
  assert.equal(top.bytes(2n ** 64n - 1n, 1)?.length, 1)
  assert.equal(top.bytes(2n ** 64n - 1n, 2), undefined)
})

test('notification: the named entry may be anywhere in the update', () => {
  assert.equal(eventIndexReached(5, 5, 6), true)
  assert.equal(eventIndexReached(5, 4, 8), true)
  assert.equal(eventIndexReached(5, 6, 8), false)
  assert.equal(eventIndexReached(5, 4, 5), false)
  assert.equal(eventIndexReached(0xffff, 0xfffe, 1), true)
  assert.equal(eventIndexReached(0, 0xfffe, 1), true)
  assert.equal(eventIndexReached(1, 0xfffe, 1), false)
  assert.equal(eventIndexReached(5, 5, 5), false)
})

test('notification: positions of a packed ring count two laps', () => {
  assert.equal(positionReached(2, 2, 3, 5), true)
  assert.equal(positionReached(7, 2, 3, 5), false)
  assert.equal(positionReached(9, 8, 0, 5), true)
  assert.equal(positionReached(0, 8, 0, 5), false)
  assert.equal(positionReached(0, 8, 2, 5), true)
})

for (const packed of [false, true]) {
  const form = packed ? 'packed' : 'split'

  for (const size of [1, 2, 32768]) {
    test(`${form}: a queue of ${size} over several laps`, () => {
      const driver = entropyDriver(32768)
      driver.start({packed, size})
      const piece = driver.writable(8)
      for (let round = 0; round < 3; round += 1) {
        const ids = Array.from({length: size}, () => driver.ring().post([piece]))
        driver.notify()
        driver.run(200_000)
        const used = driver.ring().used()
        assert.deepEqual(
          used.map(({id}) => id),
          ids,
        )
        assert.ok(used.every(({written}) => written === 8))
      }
      assert.equal(driver.status, 0xf)
    })
  }

  test(`${form}: indices pass from 65535 to 0`, () => {
    const driver = entropyDriver()
    driver.start({packed, size: 256})
    const piece = driver.writable(1)
    for (let count = 0; count < 66_000; count += 200) {
      for (let index = 0; index < 200; index += 1) driver.ring().post([piece])
      driver.notify()
      driver.run()
      assert.equal(driver.ring().used().length, 200)
    }
  })

  test(`${form}: chains of as many descriptors as the queue, direct and in a table`, () => {
    const driver = entropyDriver()
    driver.start({packed, size: 8})
    const pieces = Array.from({length: 8}, () => driver.writable(4))
    const table = driver.allocate(8 * 16)
    for (const how of [{}, {table}, {}]) {
      driver.ring().post(pieces, how)
      driver.notify()
      driver.run()
      assert.deepEqual(lengths(driver), [32])
    }
  })

  test(`${form}: a table longer than the queue is refused`, () => {
    const driver = entropyDriver()
    driver.start({packed, size: 8})
    const pieces = Array.from({length: 9}, () => driver.writable(4))
    driver.ring().post(pieces, {table: driver.allocate(9 * 16)})
    driver.notify()
    driver.run()
    assert.equal(driver.device.failure, 'ChainLongerThanQueue')
  })

  test(`${form}: empty descriptors do not matter`, () => {
    const driver = entropyDriver()
    driver.start({packed})
    const empty = {address: 0n, length: 0, writable: true}
    driver.ring().post([{...empty, writable: false}, empty, driver.writable(3), empty])
    driver.ring().post([empty])
    driver.notify()
    driver.run()
    assert.deepEqual(lengths(driver), [3, 0])
    assert.equal(driver.status, 0xf)
  })

  test(`${form}: the last byte of memory is memory, the next one is not`, () => {
    const driver = entropyDriver()
    driver.start({packed})
    const end = base + BigInt(driver.bytes.length)
    driver.ring().post([{address: end - 4n, length: 4, writable: true}])
    driver.notify()
    driver.run()
    assert.deepEqual(lengths(driver), [4])
    driver.ring().post([{address: end - 4n, length: 5, writable: true}])
    driver.notify()
    driver.run()
    assert.equal(driver.device.failure, 'BufferOutsideMemory')
    assert.equal(driver.status, 0x4f)
    assert.equal(driver.interruptStatus, 3)
    driver.start({packed})
    assert.equal(driver.device.failure, undefined)
  })

  test(`${form}: no writable piece after a readable one is the only order`, () => {
    const driver = entropyDriver()
    driver.start({packed})
    driver.ring().post([driver.writable(1), driver.readable(Uint8Array.of(1))])
    driver.notify()
    driver.run()
    assert.equal(driver.device.failure, 'ReadableAfterWritable')
  })

  test(`${form}: more than 4 GiB in one chain`, () => {
    const driver = new TinyDriver((memory) => createEntropyDevice({queueSize: 2048}, memory))
    driver.start({packed, size: 2048})
    const all = {address: base, length: driver.bytes.length, writable: false}
    driver.ring().post(Array.from({length: 1025}, () => all))
    driver.notify()
    driver.run()
    assert.equal(driver.device.failure, 'ChainLongerThan4GiB')
  })

  test(`${form}: a chain that was added while notifications were off is found`, () => {
    const driver = entropyDriver()
    for (const without of [[], [EVENT_IDX]]) {
      driver.start({packed, without})
      driver.ring().post([driver.writable(1)])
      driver.notify()
      // The device takes the chain and then finds the ring empty; only after that it asks for notifications.
      assert.equal(driver.device.step(), true)
      assert.equal(driver.device.step(), true)
      driver.ring().post([driver.writable(2)])
      driver.run()
      assert.deepEqual(lengths(driver), [1, 2])
    }
  })

  test(`${form}: a needless notification changes nothing`, () => {
    const driver = entropyDriver()
    driver.start({packed})
    driver.ring().post([driver.writable(1)])
    driver.notify()
    driver.run()
    driver.acknowledge()
    const before = driver.bytes.slice()
    for (const index of [0, 1, 77, 0xffff_ffff]) driver.notify(index)
    driver.run()
    assert.equal(Buffer.compare(before, driver.bytes), 0)
    assert.equal(driver.interruptStatus, 0)
  })
}

test('a driver that posts what is in flight needs a reset', () => {
  const driver = new TinyDriver((memory) => createBlockDevice({sectors: 8}, memory))
  driver.device.holdRequests(true)
  const post = () => driver.ring().post([driver.readable(blockHeader(4)), driver.writable(1)])
  driver.start({size: 4})
  const head = post()
  driver.notify()
  driver.run()
  ;(driver.ring() as SplitDriverRing).publish(head)
  driver.notify()
  driver.run()
  assert.equal(driver.device.failure, 'HeadAlreadyInFlight')
  driver.start({packed: true, size: 4})
  for (let count = 0; count < 3; count += 1) {
    post()
    driver.notify()
    driver.run()
  }
  assert.equal(driver.device.failure, 'RingOverrun')
})

test('a ready queue that is made ready again goes on', () => {
  const driver = entropyDriver()
  driver.start()
  for (const count of [1, 2]) {
    driver.ring().post([driver.writable(count)])
    driver.write(0x44, 1)
    driver.notify()
    driver.run()
    assert.deepEqual(lengths(driver), [count])
  }
})

test('pieces: windows, gaps and the last byte', () => {
  const pieces = [new Uint8Array(3), new Uint8Array(2)]
  const writer = new ChainWriter(pieces)
  assert.equal(writer.touched, false)
  writer.write(Uint8Array.of(1, 2))
  assert.deepEqual([writer.written, writer.remaining, writer.touched], [2, 3, true])
  writer.writeLastByte(9)
  assert.equal(writer.written, 2)
  writer.write(Uint8Array.of(3, 4))
  assert.deepEqual([writer.written, [...pieces[0]!], [...pieces[1]!]], [5, [1, 2, 3], [4, 9]])
  const reader = new ChainReader(pieces)
  assert.deepEqual([...reader.read(2)], [1, 2])
  assert.deepEqual([[...reader.next(9)], [...reader.read(9)], reader.next(1).length], [[3], [4, 9], 0])
  const untouched = new ChainWriter([])
  untouched.writeLastByte(1)
  untouched.write(Uint8Array.of(1))
  assert.deepEqual([untouched.written, untouched.touched, untouched.room(1).length], [0, false, 0])
})

test('queues in impossible places need a reset', () => {
  const driver = entropyDriver()
  const place = (size: number, [descriptors, available, used]: bigint[], packed = false) => {
    driver.negotiate(driver.offered() & (packed ? -1n : ~(1n << 34n)))
    driver.write(0x38, size)
    ;[descriptors!, available!, used!].forEach((address, area) => {
      driver.write(0x80 + area * 0x10, Number(address & 0xffff_ffffn))
      driver.write(0x84 + area * 0x10, Number(address >> 32n))
    })
    driver.write(0x44, 1)
    assert.equal(driver.read(0x44), 1)
    driver.write(0x70, 0xf)
    driver.notify()
    driver.run()
    return driver.device.failure
  }
  const good = [base, base + 4096n, base + 8192n]
  assert.equal(place(8, good), undefined)
  for (const size of [0, 3, 257, 512, 65536, 0xffff_ffff]) assert.equal(place(size, good), 'QueueSizeInvalid')
  assert.equal(place(3, good, true), undefined)
  assert.equal(place(0, good, true), 'QueueSizeInvalid')
  assert.equal(place(8, [base + 8n, ...good.slice(1)], true), 'RingMisaligned')
  assert.equal(place(8, [base, base, base + 2n], true), 'RingMisaligned')
  assert.equal(place(8, [base, base, 0n], true), 'RingOutsideMemory')
  assert.equal(place(8, [base + 8n, ...good.slice(1)]), 'RingMisaligned')
  assert.equal(place(8, [base, base + 1n, base]), 'RingMisaligned')
  assert.equal(place(8, [base, base, base + 2n]), 'RingMisaligned')
  assert.equal(place(8, [base, base + 2n, base], true), 'RingMisaligned')
  assert.equal(place(8, [0n, base, base]), 'RingOutsideMemory')
  assert.equal(place(8, [base, 2n ** 64n - 2n, base]), 'RingOutsideMemory')
  assert.equal(place(8, [base, base, base + BigInt(driver.bytes.length) - 8n]), 'RingOutsideMemory')
})
