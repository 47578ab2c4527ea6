import assert from 'node:assert/strict'
import test from 'node:test'
import {type BlockDevice, createBlockDevice} from '../../device/block/device.ts'
import type {MemoryStorage} from '../../device/block/memory-storage.ts'
import {type ConsoleDevice, createConsoleDevice} from '../../device/console/device.ts'
import {createEntropyDevice} from '../../device/entropy/device.ts'
import type {GuestMemory} from '../../device/memory/guest-memory.ts'
import {createNetworkDevice, type NetworkDevice} from '../../device/network/device.ts'
import type {ReferenceDevice} from '../../device/reference-device.ts'
import {effort, firstSeed, pick, randomOf} from '../random.ts'
import {FuzzDriver} from './fuzz-driver.ts'
import {blockHeader, TinyDriver} from './tiny-driver.ts'

/** Of each device and ring format: 20,000 chains in all. TEST_EFFORT=50 makes it a million. */
const chainsOfEach = 2500 * effort

interface Subject<Device extends ReferenceDevice> {
  readonly queues: number
  readonly headers: readonly Uint8Array[]
  create(memory: GuestMemory): Device
  /** Something at the host side. */
  disturb(device: Device, random: () => number): void
  /** Undoes what the host side did, so that a request can succeed. */
  calm(device: Device): void
  /** A request that has to succeed after a start. */
  work(driver: TinyDriver<Device>): void
}

const frame = Uint8Array.from({length: 60}, (_, index) => (index < 6 ? 0xff : index))

const entropy: Subject<ReferenceDevice> = {
  queues: 1,
  headers: [new Uint8Array(4)],
  create: (memory) => createEntropyDevice({source: (window) => window.fill(0x5a)}, memory),
  disturb: () => {},
  calm: () => {},
  work(driver) {
    const piece = driver.writable(16)
    driver.ring().post([piece])
    driver.notify()
    driver.run()
    assert.deepEqual([...driver.content(piece)], new Array(16).fill(0x5a))
  },
}

const block: Subject<BlockDevice> = {
  queues: 2,
  headers: [0, 1, 4, 8, 10, 11, 13, 14, 99].flatMap((type) => [
    blockHeader(type, 3n),
    blockHeader(type, 2n ** 63n),
    Uint8Array.of(...blockHeader(type), ...blockHeader(1), ...blockHeader(2, 5n)),
  ]),
  create: (memory) =>
    createBlockDevice({sectors: 64, queues: 2, lifetime: {preEolInfo: 1, typeA: 1, typeB: 1}}, memory),
  disturb(device, random) {
    const kind = random()
    if (kind < 0.4) device.holdRequests(random() < 0.5)
    else if (kind < 0.6) device.resize(pick(random, [0n, 1n, 64n, 128n]))
    else (device.storage as MemoryStorage).fail(pick(random, [[], ['read'], ['write'], ['flush']] as const))
  },
  calm(device) {
    device.holdRequests(false)
    device.resize(64n)
    ;(device.storage as MemoryStorage).fail([])
  },
  work(driver) {
    const [data, status] = [driver.writable(512), driver.writable(1)]
    driver.content(status)[0] = 0xee
    driver.ring().post([driver.readable(blockHeader(0, 63n)), data, status])
    driver.notify()
    driver.run()
    assert.equal(driver.content(status)[0], 0)
  },
}

const network: Subject<NetworkDevice> = {
  queues: 5,
  headers: [
    new Uint8Array(12),
    Uint8Array.of(...new Uint8Array(12), ...frame),
    Uint8Array.of(1, 0, 0, 0, 0, 0, 20, 0, 6, 0, 0, 0, ...frame),
    Uint8Array.of(1, 0, 0, 0, 0, 0, 255, 255, 255, 255, 0, 0, ...frame),
    ...[0, 1, 2, 3, 4, 5].map((command) => Uint8Array.of(0, command, 1)),
    Uint8Array.of(1, 0, 0, 0, 0, 0, 1, 0, 0, 0, 1, 0, 94, 0, 0, 1),
    Uint8Array.of(1, 0, 255, 255, 255, 255, 1),
    Uint8Array.of(1, 1, 2, 3, 4, 5, 6, 7),
    Uint8Array.of(2, 0, 5, 0),
    Uint8Array.of(2, 1, 5, 0),
    Uint8Array.of(3, 0),
    Uint8Array.of(4, 0, 2, 0),
    Uint8Array.of(4, 0, 1, 0),
  ],
  create: (memory) => createNetworkDevice({pairs: 2}, memory),
  disturb(device, random) {
    const kind = random()
    if (kind < 0.1) device.setLink(random() < 0.8)
    else if (kind < 0.2) device.announce()
    else device.sendFrame(frame.slice(0, pick(random, [0, 14, 60])))
  },
  calm: (device) => device.setLink(true),
  work(driver) {
    driver.device.receivedFrames()
    const buffer = driver.writable(1526)
    driver.ring(0).post([buffer])
    driver.notify(0)
    driver.ring(1).post([driver.readable(new Uint8Array(12)), driver.readable(frame)])
    driver.notify(1)
    driver.device.sendFrame(frame)
    driver.run()
    assert.deepEqual(driver.device.receivedFrames(), [frame])
    assert.deepEqual(driver.content(buffer).slice(12, 72), frame)
  },
}

const control = (port: number, event: number, value: number) =>
  Uint8Array.of(port, 0, 0, port >> 24, event, 0, value, 0)

const console: Subject<ConsoleDevice> = {
  queues: 6,
  headers: [0, 1, 2, 3, 4, 5, 6, 7, 9].flatMap((event) => [
    control(0, event, 1),
    control(1, event, 1),
    control(9, event, 0),
  ]),
  create: (memory) => createConsoleDevice({}, memory),
  disturb(device, random) {
    const kind = random()
    if (kind < 0.2) device.resize(Math.floor(random() * 200), 25)
    else if (kind < 0.4) device.receivedText(Math.floor(random() * 3))
    else device.sendText(Math.floor(random() * 3), frame)
  },
  calm: (device) => {
    device.receivedText(0)
  },
  work(driver) {
    const buffer = driver.writable(60)
    driver.ring(0).post([buffer])
    driver.notify(0)
    driver.ring(1).post([driver.readable(frame)])
    driver.notify(1)
    driver.device.sendText(0, frame)
    driver.run()
    assert.deepEqual(driver.device.receivedText(0), frame)
    assert.deepEqual(driver.content(buffer), frame)
  },
}

function fuzz<Device extends ReferenceDevice>(name: string, subject: Subject<Device>): void {
  for (const packed of [false, true]) {
    test(`fuzz: ${name} over ${packed ? 'packed' : 'split'} survives any driver`, () => {
      let chains = 0
      for (let seed = firstSeed; chains < chainsOfEach; seed += 1) {
        try {
          chains += tryDevice(subject, seed, packed)
        } catch (error) {
          throw new Error(`with TEST_SEED=${seed}: ${error}`, {cause: error})
        }
      }
    })
  }
}

/** A device, a few hostile lives, and then an honest one. */
function tryDevice<Device extends ReferenceDevice>(subject: Subject<Device>, seed: number, packed: boolean): number {
  const random = randomOf(seed)
  let device: Device | undefined
  const fuzzer = new FuzzDriver(
    (memory) => {
      device = subject.create(memory)
      const step = () => {
        if (random() < 0.2) subject.disturb(device!, random)
        return device!.step()
      }
      return {...device, step, transport: device.transport} as Device
    },
    random,
    subject,
  )
  for (let life = 0; life < 4; life += 1) fuzzer.live(packed, 30)
  assert.ok(device)
  settle(device)
  subject.calm(device)
  assertUsable(subject, device, fuzzer.memory, packed)
  return fuzzer.chains
}

/** Whatever is left to do ends. */
function settle(device: ReferenceDevice): void {
  let steps = 0
  while (device.step()) {
    steps += 1
    assert.ok(steps < 20_000, 'the device comes to an end')
  }
}

function assertUsable<Device extends ReferenceDevice>(
  subject: Subject<Device>,
  device: Device,
  bytes: Uint8Array,
  packed: boolean,
): void {
  const driver = new TinyDriver(() => device, bytes)
  driver.start({packed, queues: Array.from({length: subject.queues}, (_, index) => index)})
  subject.work(driver)
  assert.equal(device.failure, undefined)
}

fuzz('entropy', entropy)
fuzz('block', block)
fuzz('network', network)
fuzz('console', console)
