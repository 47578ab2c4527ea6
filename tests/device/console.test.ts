import assert from 'node:assert/strict'
import test from 'node:test'
import {type ConsoleDevice, type ConsoleOptions, createConsoleDevice} from '../../device/console/device.ts'
import {TinyDriver} from './tiny-driver.ts'

const text = (value: string) => new TextEncoder().encode(value)
const plain = (bytes: Uint8Array) => new TextDecoder().decode(bytes)
const MULTIPORT = 1

function driverOf(options: ConsoleOptions = {}): TinyDriver<ConsoleDevice> {
  return new TinyDriver((memory) => createConsoleDevice(options, memory))
}

function transmit(driver: TinyDriver<ConsoleDevice>, queue: number, bytes: Uint8Array): void {
  driver.ring(queue).post([driver.readable(bytes)])
  driver.notify(queue)
  driver.run()
}

const control = (port: number, event: number, value: number) => Uint8Array.of(port, 0, 0, 0, event, 0, value, 0)

for (const packed of [false, true]) {
  const form = packed ? 'packed' : 'split'

  test(`console over ${form}: bytes in both directions without control`, () => {
    const driver = driverOf()
    driver.device.sendText(0, text('early '))
    driver.start({packed, queues: [0, 1], without: [MULTIPORT]})
    driver.device.sendText(0, text('input'))
    const buffers = [4, 4, 4].map((length) => driver.writable(length))
    for (const buffer of buffers) driver.ring().post([buffer])
    driver.notify()
    driver.run()
    assert.deepEqual(
      driver
        .ring()
        .used()
        .map(({written}) => written),
      [4, 4, 3],
    )
    assert.equal(buffers.map((buffer) => plain(driver.content(buffer))).join(''), 'early input\0')
    transmit(driver, 1, text('hello '))
    transmit(driver, 1, text('world'))
    assert.equal(plain(driver.device.receivedText(0)), 'hello world')
    assert.equal(plain(driver.device.receivedText(0)), '')
  })

  test(`console over ${form}: ports are announced, opened and carry their bytes`, () => {
    const driver = driverOf({ports: 3})
    driver.start({packed, queues: [0, 1, 2, 3, 4, 5, 6, 7]})
    assert.equal(driver.read(0x104), 3)
    const buffers = Array.from({length: 8}, () => driver.writable(32))
    for (const buffer of buffers) driver.ring(2).post([buffer])
    driver.notify(2)
    let seen = 0
    const heard = () =>
      driver
        .ring(2)
        .used()
        .map(({written}) => [...driver.content(buffers[seen++]!).slice(0, written)])
    transmit(driver, 3, control(0, 0, 1))
    assert.deepEqual(
      heard(),
      [0, 1, 2].map((port) => [...control(port, 1, 0)]),
    )
    transmit(driver, 3, control(0, 0, 1))
    for (const strange of [control(0, 77, 1), control(9, 3, 1), control(0, 1, 1), Uint8Array.of(0, 0, 0)])
      transmit(driver, 3, strange)
    assert.deepEqual(heard(), [])
    transmit(driver, 3, control(0, 3, 1))
    assert.deepEqual(heard(), [[...control(0, 4, 1)], [...control(0, 6, 1)]])
    transmit(driver, 3, control(2, 3, 1))
    assert.deepEqual(heard(), [[...control(2, 6, 1)]])
    driver.device.resize(132, 50)
    driver.run()
    assert.deepEqual(heard(), [[...control(0, 5, 0), 132, 0, 50, 0]])
    assert.deepEqual([driver.read(0x100, 2), driver.read(0x102, 2)], [132, 50])
    transmit(driver, 7, text('port 2'))
    assert.equal(plain(driver.device.receivedText(2)), 'port 2')
    driver.device.sendText(1, text('x'))
    const piece = driver.writable(1)
    driver.ring(4).post([piece])
    driver.notify(4)
    driver.run()
    assert.equal(plain(driver.content(piece)), 'x')
    assert.equal(driver.status, 0xf)
  })
}

test('console: emergency write in every state', () => {
  const driver = driverOf()
  const states = [() => driver.write(0x70, 0), () => driver.write(0x70, 1), () => driver.start()]
  const more = [() => driver.write(0x70, 0x1f), () => driver.device.breakDown(), () => driver.write(0x70, 0x80)]
  for (const enter of [...states, ...more]) {
    enter()
    driver.write(0x108, 0x1234_5641)
    assert.equal(plain(driver.device.receivedText(0)), 'A')
  }
  driver.write(0x108, 0x41, 1)
  driver.write(0x109, 0x41, 4)
  assert.equal(plain(driver.device.receivedText(0)), '')
})

test('console: a size that changes is notified', () => {
  const driver = driverOf()
  driver.start({queues: [0, 1]})
  const generation = driver.read(0xfc)
  driver.device.resize(80, 25)
  assert.equal(driver.read(0xfc), generation)
  driver.device.resize(81, 25)
  assert.notEqual(driver.read(0xfc), generation)
  assert.equal(driver.interruptStatus, 2)
})

test('console: a driver that asks again and again gathers no messages', () => {
  const driver = driverOf()
  driver.start({queues: [0, 1, 2, 3]})
  for (let count = 0; count < 1000; count += 1) {
    transmit(driver, 3, control(0, 3, 1))
    driver.ring(3).used()
  }
  const buffers = Array.from({length: 8}, () => driver.writable(32))
  for (const buffer of buffers) driver.ring(2).post([buffer])
  driver.notify(2)
  driver.run()
  assert.equal(driver.ring(2).used().length, 2)
})

test('console: unheard output keeps the newest bytes, waiting input the oldest', () => {
  const driver = driverOf()
  driver.start({queues: [0, 1], without: [MULTIPORT]})
  const much = Uint8Array.from({length: 700_000}, (_, index) => index % 251)
  transmit(driver, 1, much)
  transmit(driver, 1, much)
  const heard = driver.device.receivedText(0)
  assert.equal(heard.length, 1024 * 1024)
  assert.deepEqual(heard.slice(-10), much.slice(-10))
  driver.device.sendText(0, text('first'))
  driver.device.sendText(0, much.slice(0, 100_000))
  const piece = driver.writable(100_000)
  driver.ring().post([piece])
  driver.notify()
  driver.run()
  assert.equal(driver.ring().used()[0]?.written, 65536)
  assert.equal(plain(driver.content(piece).slice(0, 5)), 'first')
})
