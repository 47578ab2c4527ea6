import assert from 'node:assert/strict'
import test from 'node:test'
import {createBlockDevice} from '../../device/block/device.ts'
import {createEntropyDevice} from '../../device/entropy/device.ts'
import {ConfigurationSpace} from '../../device/negotiation/config-space.ts'
import {featureSet, refusalOf} from '../../device/negotiation/features.ts'
import {setStatusBits} from '../../device/negotiation/status.ts'
import {createNetworkDevice} from '../../device/network/device.ts'
import {blockHeader, TinyDriver} from './tiny-driver.ts'

const entropyDriver = () => new TinyDriver((memory) => createEntropyDevice({}, memory))

test('status: every state by every bit', () => {
  const states = [0, 1, 3, 0xb, 0xf, 0x1b, 0x80, 0x4f, 0x8f, 0xcf]
  const expected: Record<number, (status: number) => boolean> = {
    1: (status) => (status & 0xc0) === 0,
    2: (status) => (status & 0xc1) === 1,
    8: (status) => (status & 0xc3) === 3,
    4: (status) => (status & 0xcb) === 0xb,
    16: (status) => (status & 0xcf) === 0xf,
    32: () => false,
    64: () => false,
    128: () => true,
  }
  for (const status of states) {
    for (const [bit, allowed] of Object.entries(expected).map(([key, rule]) => [Number(key), rule] as const)) {
      const next = allowed(status) ? status | bit : status
      assert.equal(
        setStatusBits(status, bit, () => true),
        next,
        `bit ${bit} in ${status}`,
      )
      assert.equal(
        setStatusBits(status, bit, () => false),
        status,
      )
      assert.equal(
        setStatusBits(status, status | bit, () => true),
        next,
      )
    }
  }
})

test('status: several bits at once, in order, and what is refused leads nowhere', () => {
  assert.equal(
    setStatusBits(0, 0xf, () => true),
    0xf,
  )
  assert.equal(
    setStatusBits(0, 0xf, (bit) => bit !== 8),
    3,
  )
  assert.equal(
    setStatusBits(0, 0xff, () => true),
    0x9f,
  )
})

test('features: what is refused', () => {
  const offered = featureSet([32, 11, 0, 127])
  const dependencies = [{feature: 11, needsOneOf: [0, 5]}]
  assert.equal(refusalOf(offered, featureSet([32, 127]), dependencies), undefined)
  assert.equal(refusalOf(offered, featureSet([32, 11, 0]), dependencies), undefined)
  assert.equal(refusalOf(offered, featureSet([32, 11]), dependencies), 'DependencyMissing')
  assert.equal(refusalOf(offered, featureSet([32, 1]), dependencies), 'FeatureNotOffered')
  assert.equal(refusalOf(offered, featureSet([0]), dependencies), 'VersionOneMissing')
  assert.throws(() => entropyOffering([28]), /VersionOneMissing/)
  assert.throws(
    () => new TinyDriver((memory) => createNetworkDevice({features: [32, 18]}, memory)),
    /DependencyMissing/,
  )
})

function entropyOffering(features: number[]): TinyDriver {
  return new TinyDriver((memory) => createEntropyDevice({features}, memory))
}

test('features: words above the fourth show nothing and may not be accepted', () => {
  const driver = entropyDriver()
  for (const word of [2, 3, 4, 5, 36, 0xffff_ffff]) {
    driver.write(0x14, word)
    assert.equal(driver.read(0x10), 0)
  }
  for (const word of [2, 4, 5, 0xffff_ffff]) {
    driver.write(0x70, 0)
    driver.write(0x70, 3)
    driver.accept(1n << 32n)
    driver.write(0x24, word)
    driver.write(0x20, 1)
    driver.write(0x70, 0xb)
    assert.equal(driver.status, 3)
  }
})

test('features: final once they are confirmed', () => {
  const driver = entropyDriver()
  assert.equal(driver.negotiate(1n << 32n), true)
  driver.accept(driver.offered())
  driver.setUpQueue(0, 4, false)
  driver.write(0x70, 0xf)
  driver.ring().post([driver.writable(4)])
  driver.notify()
  driver.run()
  assert.equal(driver.ring().used().length, 1)
})

test('features: smallest set, whole offer, and a second try after a refusal', () => {
  for (const create of [createEntropyDevice, createBlockDevice, createNetworkDevice]) {
    const driver = new TinyDriver((memory) => create({}, memory))
    assert.equal(driver.negotiate(1n << 32n), true)
    assert.equal(driver.negotiate(driver.offered()), true)
    assert.equal(driver.negotiate(0n), false)
    driver.accept(1n << 32n)
    driver.write(0x70, 0xb)
    assert.equal(driver.status, 0xb)
  }
})

test('configuration: reads of any width, writes of the right one only', () => {
  const config = new ConfigurationSpace({
    wide: {offset: 0, width: 8},
    free: {offset: 8, width: 2, writable: true},
    last: {offset: 10, width: 1},
  })
  config.set('wide', 0x8877_6655_4433_2211n)
  config.set('last', 0xaa)
  assert.equal(config.read(0, 4), 0x4433_2211)
  assert.equal(config.read(4, 4), 0x8877_6655)
  assert.equal(config.read(3, 2), 0x5544)
  assert.equal(config.read(7, 4), 0xaa_0000_88 % 2 ** 32)
  assert.equal(config.read(10, 4), 0xaa)
  assert.equal(config.read(11, 4), 0)
  assert.equal(config.read(4000, 1), 0)
  const generation = config.generation
  const accept = () => true
  config.write(8, 2, 0x1234, accept)
  assert.equal(config.get('free'), 0x1234n)
  config.write(8, 1, 0xff, accept)
  config.write(9, 1, 0xff, accept)
  config.write(7, 4, 0xffff, accept)
  config.write(10, 1, 0xff, accept)
  config.write(8, 2, 0xffff, () => false)
  assert.equal(config.get('free'), 0x1234n)
  assert.equal(config.get('last'), 0xaan)
  assert.equal(config.generation, generation)
  config.set('wide', 0x8877_6655_4433_2211n)
  assert.equal(config.generation, generation)
  config.set('wide', 0n)
  assert.equal(config.generation, generation + 1)
})

test('mmio: registers that identify, that are free, that cannot be written', () => {
  const driver = entropyDriver()
  const before = Array.from({length: 64}, (_, index) => driver.read(index * 4))
  assert.deepEqual([before[0], before[1], before[2]], [0x74726976, 2, 4])
  assert.notEqual(before[3], 0)
  for (const offset of [0xb0, 0xb4, 0xb8, 0xbc]) assert.equal(driver.read(offset), 0xffff_ffff)
  for (const offset of [0, 4, 8, 0xc, 0x10, 0x34, 0x60, 0xb0, 0xfc, 0x18, 0x40, 0xe0]) driver.write(offset, 0xffff_ffff)
  assert.deepEqual(
    Array.from({length: 64}, (_, index) => driver.read(index * 4)),
    before,
  )
  assert.equal(driver.read(0, 1), 0)
  assert.equal(driver.read(2, 2), 0)
  driver.write(0x70, 1, 1)
  assert.equal(driver.status, 0)
  assert.equal(driver.read(0x104), 0)
})

test('mmio: queues that are not there, ready bits, and a queue that keeps its place', () => {
  const driver = entropyDriver()
  for (const index of [1, 0xffff_ffff]) {
    driver.write(0x30, index)
    assert.equal(driver.read(0x34), 0)
    driver.write(0x44, 1)
    assert.equal(driver.read(0x44), 0)
    for (const offset of [0x38, 0x80, 0xc0]) driver.write(offset, 1)
  }
  driver.write(0x30, 0)
  driver.write(0xc0, 1)
  driver.start()
  driver.write(0x30, 0)
  assert.equal(driver.read(0x34), 256)
  driver.write(0x38, 7)
  driver.write(0x80, 1)
  driver.ring().post([driver.writable(4)])
  driver.notify()
  driver.run()
  assert.equal(driver.ring().used().length, 1)
})

test('mmio: the interrupt is a level, and only what is named is acknowledged', () => {
  const driver = new TinyDriver((memory) => createBlockDevice({sectors: 8}, memory))
  driver.start()
  driver.ring().post([driver.readable(blockHeader(4)), driver.writable(1)])
  driver.notify()
  driver.run()
  driver.device.resize(16n)
  assert.equal(driver.interruptStatus, 3)
  driver.write(0x64, 1)
  assert.equal(driver.interruptStatus, 2)
  assert.equal(driver.device.transport.interruptAsserted, true)
  driver.write(0x64, 2)
  assert.equal(driver.device.transport.interruptAsserted, false)
})

test('lifecycle: nothing before DRIVER_OK, nothing after a reset, and what was prepared', () => {
  const driver = entropyDriver()
  driver.negotiate(driver.offered() & ~(1n << 34n))
  driver.setUpQueue(0, 4, false)
  driver.ring().post([driver.writable(4)])
  driver.notify()
  assert.equal(driver.device.step(), false)
  driver.write(0x70, 0xf)
  assert.equal(driver.device.step(), false)
  driver.ring().post([driver.writable(4)])
  driver.notify()
  driver.run()
  assert.equal(driver.ring().used().length, 2)
  driver.ring().post([driver.writable(4)])
  driver.notify()
  driver.write(0x70, 0)
  assert.equal(driver.status, 0)
  assert.equal(driver.device.step(), false)
  assert.equal(driver.interruptStatus, 0)
})

test('lifecycle: a breakdown is reported and ends with the reset', () => {
  const driver = entropyDriver()
  driver.start()
  driver.device.breakDown()
  assert.equal(driver.status, 0x4f)
  assert.equal(driver.interruptStatus, 2)
  driver.ring().post([driver.writable(4)])
  driver.notify()
  assert.equal(driver.device.step(), false)
  driver.write(0x70, 0)
  assert.equal(driver.status, 0)
  driver.device.breakDown()
  assert.equal(driver.interruptStatus, 0)
})

for (const packed of [false, true]) {
  const form = packed ? 'packed' : 'split'

  test(`queue reset over ${form}: a new size at a new place, while others go on`, () => {
    const driver = new TinyDriver((memory) => createBlockDevice({queues: 2, sectors: 8}, memory))
    driver.start({packed, queues: [0, 1]})
    const flush = (queue: number) => {
      driver.ring(queue).post([driver.readable(blockHeader(4)), driver.writable(1)])
      driver.notify(queue)
      driver.run()
      return driver.ring(queue).used().length
    }
    assert.deepEqual([flush(0), flush(1)], [1, 1])
    driver.device.holdRequests(true)
    assert.equal(flush(0), 0)
    driver.write(0x30, 7)
    driver.write(0xc0, 1)
    driver.write(0x30, 0)
    driver.write(0xc0, 2)
    assert.equal(driver.read(0x44), 1)
    driver.write(0xc0, 1)
    assert.deepEqual([driver.read(0xc0), driver.read(0x44), driver.status], [0, 0, 0xf])
    driver.device.holdRequests(false)
    const before = driver.bytes.slice()
    driver.run()
    assert.equal(Buffer.compare(before, driver.bytes), 0)
    assert.equal(flush(1), 1)
    driver.setUpQueue(0, 4, packed)
    assert.deepEqual([flush(0), flush(0), flush(1)], [1, 1, 1])
    driver.start({packed, queues: [0, 1], without: [40]})
    driver.write(0x30, 0)
    driver.write(0xc0, 1)
    assert.equal(driver.read(0x44), 1)
  })

  test(`suspend over ${form}: a picture of itself, and everything goes on afterwards`, () => {
    const driver = new TinyDriver((memory) => createBlockDevice({sectors: 8}, memory))
    driver.start({packed})
    const post = () => driver.ring().post([driver.readable(blockHeader(4)), driver.writable(1)])
    driver.device.holdRequests(true)
    post()
    driver.notify()
    driver.run()
    driver.write(0x70, 0x1f)
    assert.equal(driver.status, 0xf)
    post()
    driver.device.holdRequests(false)
    driver.run()
    assert.equal(driver.status, 0x1b)
    assert.equal(driver.ring().used().length, 1)
    driver.acknowledge()
    driver.notify()
    driver.device.resize(16n)
    driver.write(0x120, 0, 1)
    driver.run()
    assert.deepEqual([driver.ring().used().length, driver.interruptStatus, driver.read(0x100)], [0, 0, 8])
    driver.write(0x70, 0x1f)
    assert.equal(driver.status, 0xf)
    assert.deepEqual([driver.interruptStatus, driver.read(0x100), driver.read(0x120, 1)], [2, 16, 1])
    driver.run()
    assert.equal(driver.ring().used().length, 1)
    driver.write(0x70, 0x1f)
    assert.equal(driver.status, 0x1b)
    driver.start({packed})
    assert.equal(driver.status, 0xf)
    driver.start({packed, without: [43]})
    driver.write(0x70, 0x1f)
    assert.equal(driver.status, 0xf)
  })
}
