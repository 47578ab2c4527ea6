import assert from 'node:assert/strict'
import test from 'node:test'
import {createNetworkDevice, type NetworkDevice, type NetworkOptions} from '../../device/network/device.ts'
import {TinyDriver} from './tiny-driver.ts'

const MRG_RXBUF = 15
const own = [0x02, 0x41, 0x56, 0x50, 0x53, 0x01]
const other = [0x02, 0, 0, 0, 0, 9]
const group = [0x01, 0, 0x5e, 0, 0, 1]
const everybody = [0xff, 0xff, 0xff, 0xff, 0xff, 0xff]

function driverOf(options: NetworkOptions = {}): TinyDriver<NetworkDevice> {
  return new TinyDriver((memory) => createNetworkDevice(options, memory))
}

function frameTo(destination: number[], length = 60, source = other): Uint8Array {
  const frame = Uint8Array.from({length}, (_, index) => index & 0xff)
  frame.set([...destination, ...source, 8, 0])
  return frame
}

function tagged(vlan: number): Uint8Array {
  const frame = frameTo(own)
  frame.set([0x81, 0, vlan >> 8, vlan & 0xff], 12)
  return frame
}

/** Sends a command and answers the acknowledgement. */
function command(driver: TinyDriver<NetworkDevice>, queue: number, ...bytes: number[]): number | undefined {
  const ack = driver.writable(1)
  driver.content(ack)[0] = 0xee
  driver.ring(queue).post([driver.readable(Uint8Array.from(bytes)), ack])
  driver.notify(queue)
  driver.run()
  assert.deepEqual(
    driver
      .ring(queue)
      .used()
      .map(({written}) => written),
    [1],
  )
  return driver.content(ack)[0]
}

/** Whether a frame reaches the driver. */
function arrives(driver: TinyDriver<NetworkDevice>, frame: Uint8Array, queue = 0): boolean {
  driver.ring(queue).post([driver.writable(1600)])
  driver.notify(queue)
  driver.device.sendFrame(frame)
  driver.run()
  return driver.ring(queue).used().length === 1
}

for (const packed of [false, true]) {
  const form = packed ? 'packed' : 'split'

  test(`network over ${form}: frames leave as they are`, () => {
    const driver = driverOf()
    driver.start({packed, queues: [0, 1, 2]})
    const sent = [frameTo(other), frameTo(other, 1514)]
    for (const frame of sent) driver.ring(1).post([driver.readable(new Uint8Array(12)), driver.readable(frame)])
    for (const length of [0, 5, 12, 20, 12 + 1519])
      driver.ring(1).post([length === 0 ? driver.writable(4) : driver.readable(new Uint8Array(length))])
    driver.notify(1)
    driver.run()
    assert.deepEqual(driver.device.receivedFrames(), sent)
    assert.equal(driver.ring(1).used().length, 7)
    assert.equal(driver.status, 0xf)
  })

  test(`network over ${form}: a frame is spread over as many buffers as it needs, in one update`, () => {
    const driver = driverOf()
    driver.start({packed, queues: [0, 1, 2]})
    const frame = frameTo(own, 100)
    const buffers = [40, 40, 40, 40].map((length) => driver.writable(length))
    for (const buffer of buffers.slice(0, 2)) driver.ring().post([buffer])
    driver.notify()
    driver.device.sendFrame(frame)
    driver.run()
    assert.deepEqual(driver.ring().used(), [])
    for (const buffer of buffers.slice(2)) driver.ring().post([buffer])
    driver.notify()
    driver.run()
    assert.deepEqual(
      driver
        .ring()
        .used()
        .map(({written}) => written),
      [40, 40, 32],
    )
    const bytes = Uint8Array.from(buffers.slice(0, 3).flatMap((buffer) => [...driver.content(buffer)]))
    assert.deepEqual([...bytes.slice(0, 12)], [0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 3, 0])
    assert.deepEqual(bytes.slice(12, 112), frame)
    driver.device.sendFrame(frameTo(own, 20))
    driver.run()
    assert.equal(driver.ring().used().length, 1)
  })

  test(`network over ${form}: without merging a frame goes into a buffer that holds all of it`, () => {
    const driver = driverOf()
    driver.start({packed, queues: [0, 1, 2], without: [MRG_RXBUF]})
    driver.ring().post([driver.writable(71)])
    const fitting = driver.writable(72)
    driver.ring().post([fitting])
    driver.notify()
    for (const written of [[], [72]]) {
      driver.device.sendFrame(frameTo(own))
      driver.run()
      const used = driver.ring().used()
      assert.deepEqual(
        used.map((buffer) => buffer.written),
        written,
      )
    }
    assert.equal(driver.content(fitting)[10], 1)
  })
}

test('network: buffers that were gathered for a large frame serve a small one', () => {
  const driver = driverOf()
  driver.start({size: 2, queues: [0, 1, 2]})
  for (let count = 0; count < 2; count += 1) driver.ring().post([driver.writable(40)])
  driver.notify()
  driver.device.sendFrame(frameTo(own, 100))
  driver.run()
  driver.device.sendFrame(frameTo(own, 60))
  driver.run()
  assert.deepEqual(
    driver
      .ring()
      .used()
      .map(({written}) => written),
    [40, 32],
  )
})

test('network: what is let in', () => {
  const driver = driverOf()
  driver.start({queues: [0, 1, 2]})
  const seen = () => [own, other, group, everybody].map((destination) => arrives(driver, frameTo(destination)))
  assert.deepEqual(seen(), [true, false, false, true])
  assert.equal(command(driver, 2, 0, 0, 1), 0)
  assert.deepEqual(seen(), [true, true, true, true])
  assert.equal(command(driver, 2, 0, 0, 0), 0)
  assert.equal(command(driver, 2, 1, 0, 1, 0, 0, 0, ...other, 1, 0, 0, 0, ...group), 0)
  assert.deepEqual(seen(), [true, true, true, true])
  assert.equal(command(driver, 2, 0, 3, 1), 0)
  assert.equal(command(driver, 2, 0, 4, 1), 0)
  assert.equal(command(driver, 2, 0, 5, 1), 0)
  assert.deepEqual(seen(), [false, false, false, false])
  driver.start({queues: [0, 1, 2]})
  assert.deepEqual(seen(), [true, false, false, true])
  driver.start({queues: [0, 1], without: [17, 18, 19, 20, 21, 23]})
  assert.deepEqual(seen(), [true, false, true, true])
  assert.equal(arrives(driver, tagged(5)), true)
})

test('network: VLANs', () => {
  const driver = driverOf()
  driver.start({queues: [0, 1, 2]})
  assert.equal(arrives(driver, tagged(5)), false)
  assert.equal(command(driver, 2, 2, 0, 5, 0), 0)
  assert.equal(arrives(driver, tagged(5)), true)
  assert.equal(command(driver, 2, 2, 1, 5, 0), 0)
  assert.equal(arrives(driver, tagged(5)), false)
  assert.equal(command(driver, 2, 2, 0, 0, 16), 1)
})

test('network: wrong commands are refused and change nothing', () => {
  const driver = driverOf({pairs: 2})
  driver.start({queues: [0, 1, 2, 3, 4]})
  const wrong = [[], [0], [9, 0], [0, 6, 1], [0, 0], [0, 0, 2], [1, 0, 1, 0, 0, 0], [1, 0, 0, 0, 0, 0]]
  const more = [
    [1, 0, 255, 255, 255, 255],
    [1, 1, 2, 3],
    [1, 1, ...group],
    [1, 2],
    [2, 2, 1, 0],
    [2, 0, 1],
    [3, 1],
  ]
  const pairs = [
    [4, 0, 0, 0],
    [4, 0, 3, 0],
    [4, 1, 1, 0],
    [4, 0, 1],
  ]
  for (const bytes of [...wrong.slice(1), ...more, ...pairs]) assert.equal(command(driver, 4, ...bytes), 1, `${bytes}`)
  assert.equal(arrives(driver, frameTo(own)), true)
  assert.equal(arrives(driver, frameTo(other)), false)
})

test('network: address, link and announcement show in the configuration', () => {
  const driver = driverOf()
  driver.start({queues: [0, 1, 2]})
  const mac = () => [0, 1, 2, 3, 4, 5].map((index) => driver.read(0x100 + index, 1))
  assert.deepEqual(mac(), own)
  assert.equal(driver.read(0x10a, 2), 1500)
  assert.equal(command(driver, 2, 1, 1, ...other), 0)
  assert.deepEqual(mac(), other)
  assert.equal(arrives(driver, frameTo(other)), true)
  driver.device.setLink(false)
  assert.equal(driver.read(0x106, 2), 0)
  assert.equal(arrives(driver, frameTo(other)), false)
  driver.ring(1).post([driver.readable(new Uint8Array(72))])
  driver.notify(1)
  driver.run()
  assert.equal(driver.ring(1).used().length, 1)
  assert.deepEqual(driver.device.receivedFrames(), [])
  driver.device.setLink(true)
  driver.device.announce()
  assert.equal(driver.read(0x106, 2), 3)
  assert.equal(command(driver, 2, 3, 0), 0)
  assert.equal(driver.read(0x106, 2), 1)
  driver.write(0x70, 0)
  assert.deepEqual(mac(), own)
})

test('network: replies come to the pair through which the peer was spoken to', () => {
  const driver = driverOf({pairs: 2})
  driver.start({queues: [0, 1, 2, 3, 4]})
  assert.equal(driver.read(0x108, 2), 2)
  const speak = () => {
    driver.ring(3).post([driver.readable(new Uint8Array(12)), driver.readable(frameTo(other))])
    driver.notify(3)
    driver.run()
  }
  speak()
  assert.equal(arrives(driver, frameTo(own), 2), false)
  assert.equal(command(driver, 4, 4, 0, 2, 0), 0)
  speak()
  driver.device.sendFrame(frameTo(own))
  driver.run()
  assert.equal(driver.ring(2).used().length, 1)
  driver.start({queues: [0, 1, 2], without: [22]})
  assert.equal(command(driver, 2, 0, 0, 1), 0)
})

test('network: a partial checksum is completed', () => {
  const driver = driverOf({features: [0, 1, 5, 28, 29, 32]})
  driver.start({queues: [0, 1]})
  const send = (start: number, offset: number) => {
    const header = Uint8Array.of(1, 0, 0, 0, 0, 0, start, 0, offset, 0, 0, 0)
    driver.ring(1).post([driver.readable(header), driver.readable(frameTo(other, 61))])
    driver.notify(1)
    driver.run()
    return driver.device.receivedFrames()[0]
  }
  const frame = send(20, 6)
  assert.ok(frame)
  const original = frameTo(other, 61)
  let sum = 0
  for (let index = 20; index < 61; index += 2) sum += (original[index]! << 8) | (original[index + 1] ?? 0)
  while (sum > 0xffff) sum = (sum & 0xffff) + (sum >> 16)
  assert.equal((frame[26]! << 8) | frame[27]!, ~sum & 0xffff)
  assert.ok(send(59, 0))
  assert.equal(send(60, 0), undefined)
  assert.equal(send(20, 255), undefined)
})

test('network: more frames than may wait are dropped', () => {
  const driver = driverOf()
  driver.start({queues: [0, 1, 2], size: 256})
  for (let count = 0; count < 300; count += 1) driver.device.sendFrame(frameTo(own))
  driver.device.sendFrame(frameTo(own, 1519))
  let received = 0
  for (let round = 0; round < 300; round += 1) {
    driver.ring().post([driver.writable(128)])
    driver.notify()
    driver.run()
    received += driver.ring().used().length
  }
  assert.equal(received, 256)
})
