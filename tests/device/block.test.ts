import assert from 'node:assert/strict'
import {mkdtempSync, readFileSync, rmSync, writeFileSync} from 'node:fs'
import {tmpdir} from 'node:os'
import {join} from 'node:path'
import test from 'node:test'
import {type BlockDevice, type BlockOptions, createBlockDevice} from '../../device/block/device.ts'
import {FileStorage} from '../../device/block/file-storage.ts'
import {MemoryStorage} from '../../device/block/memory-storage.ts'
import type {Piece} from './driver-rings.ts'
import {blockHeader, TinyDriver} from './tiny-driver.ts'

const [IN, OUT, FLUSH, GET_ID, GET_LIFETIME, DISCARD, WRITE_ZEROES, SECURE_ERASE] = [0, 1, 4, 8, 10, 11, 13, 14]
const [OK, IOERR, UNSUPP] = [0, 1, 2]
const CONFIG_WCE = 11
const FLUSH_BIT = 9

function driverOf(options: BlockOptions = {}): TinyDriver<BlockDevice> {
  return new TinyDriver((memory) => createBlockDevice({sectors: 64, ...options}, memory))
}

/** Sends one request and answers status, used length and the bytes before the status. */
function request(
  driver: TinyDriver,
  type: number,
  sector: bigint,
  out: Uint8Array = new Uint8Array(0),
  room = 0,
  queue = 0,
) {
  const readable = [driver.readable(blockHeader(type, sector))]
  if (out.length > 0) readable.push(driver.readable(out))
  const data = room > 0 ? [driver.writable(room)] : []
  const status = driver.writable(1)
  driver.content(status)[0] = 0xee
  driver.ring(queue).post([...readable, ...data, status])
  driver.notify(queue)
  driver.run()
  const used = driver.ring(queue).used()
  return {
    status: driver.content(status)[0],
    written: used[0]?.written,
    count: used.length,
    data: data[0] ? [...driver.content(data[0])] : [],
  }
}

function segment(sector: bigint, sectors: number, flags = 0): Uint8Array {
  const bytes = new DataView(new ArrayBuffer(16))
  bytes.setBigUint64(0, sector, true)
  bytes.setUint32(8, sectors, true)
  bytes.setUint32(12, flags, true)
  return new Uint8Array(bytes.buffer)
}

const pattern = (length: number, seed = 1) => Uint8Array.from({length}, (_, index) => (index * 7 + seed) & 0xff)

for (const packed of [false, true]) {
  const form = packed ? 'packed' : 'split'

  test(`block over ${form}: reads return what was written`, () => {
    const driver = driverOf()
    driver.start({packed})
    const content = pattern(1024)
    assert.deepEqual(request(driver, OUT, 5n, content), {status: OK, written: 1, count: 1, data: []})
    assert.deepEqual(request(driver, IN, 5n, undefined, 1024), {
      status: OK,
      written: 1025,
      count: 1,
      data: [...content],
    })
  })

  test(`block over ${form}: header, data and status in pieces of one byte`, () => {
    const driver = driverOf({queueSize: 1024})
    driver.start({packed, size: 1024})
    const content = pattern(512)
    const bytes = [...blockHeader(OUT, 2n), ...content]
    const pieces: Piece[] = bytes.map((byte) => driver.readable(Uint8Array.of(byte)))
    const status = driver.writable(1)
    driver.ring().post([...pieces, status])
    driver.notify()
    driver.run()
    assert.deepEqual(
      driver
        .ring()
        .used()
        .map(({written}) => written),
      [1],
    )
    assert.equal(driver.content(status)[0], OK)
    assert.deepEqual(request(driver, IN, 2n, undefined, 512).data, [...content])
  })
}

test('block: answers to requests that cannot be carried out', () => {
  const driver = driverOf()
  driver.start({size: 16})
  assert.equal(request(driver, IN, 64n, undefined, 512).status, IOERR)
  assert.equal(request(driver, IN, 63n, undefined, 1024).status, IOERR)
  assert.equal(request(driver, IN, 0xffff_ffff_ffff_ffffn, undefined, 512).status, IOERR)
  assert.equal(request(driver, OUT, 64n, pattern(512)).status, IOERR)
  assert.equal(request(driver, IN, 0n, undefined, 513).status, IOERR)
  assert.equal(request(driver, OUT, 0n, pattern(100)).status, IOERR)
  assert.equal(request(driver, 99, 0n).status, UNSUPP)
  assert.equal(request(driver, GET_LIFETIME, 0n, undefined, 6).status, UNSUPP)
  assert.equal(request(driver, DISCARD, 0n, segment(0n, 1, 1)).status, UNSUPP)
  assert.equal(request(driver, WRITE_ZEROES, 0n, segment(0n, 1, 2)).status, UNSUPP)
  assert.equal(request(driver, WRITE_ZEROES, 0n, segment(0n, 1, 1)).status, OK)
  assert.equal(request(driver, SECURE_ERASE, 0n, segment(0n, 1, 1)).status, UNSUPP)
  assert.equal(request(driver, DISCARD, 0n, segment(63n, 2)).status, IOERR)
  assert.equal(request(driver, DISCARD, 0n, new Uint8Array(8)).status, IOERR)
  assert.equal(request(driver, DISCARD, 0n, new Uint8Array(24)).status, IOERR)
  assert.equal(request(driver, DISCARD, 0n).status, IOERR)
  assert.equal(request(driver, DISCARD, 0n, new Uint8Array(17 * 16)).status, IOERR)
  assert.equal(request(driver, DISCARD, 0n, segment(0n, 8193)).status, IOERR)
  assert.equal(driver.status & 64, 0)
})

test('block: the length of a failed read is that of the bytes without a gap', () => {
  const driver = driverOf()
  driver.start()
  assert.deepEqual(request(driver, IN, 64n, undefined, 512).written, 0)
})

test('block: a request of a declined feature is unsupported', () => {
  const driver = driverOf()
  driver.start({without: [13, 14, 16]})
  assert.equal(request(driver, DISCARD, 0n, segment(0n, 1)).status, UNSUPP)
  assert.equal(request(driver, WRITE_ZEROES, 0n, segment(0n, 1)).status, UNSUPP)
  assert.equal(request(driver, SECURE_ERASE, 0n, segment(0n, 1)).status, UNSUPP)
})

test('block: a chain without a place for its status is used and not executed', () => {
  const storage = new MemoryStorage(64)
  const driver = driverOf({storage})
  driver.start()
  driver.ring().post([driver.readable(blockHeader(OUT)), driver.readable(pattern(512))])
  driver.notify()
  driver.run()
  assert.deepEqual(
    driver
      .ring()
      .used()
      .map(({written}) => written),
    [0],
  )
  assert.equal(driver.status, 0xf)
  assert.equal(request(driver, IN, 0n, undefined, 512).data[0], 0)
})

test('block: id and lifetime', () => {
  const driver = driverOf({id: 'disk-1', lifetime: {preEolInfo: 1, typeA: 3, typeB: 11}})
  driver.start()
  const id = request(driver, GET_ID, 0n, undefined, 20)
  assert.equal(id.written, 21)
  assert.equal(String.fromCharCode(...id.data).replace(/\0+$/, ''), 'disk-1')
  assert.deepEqual(request(driver, GET_LIFETIME, 0n, undefined, 6).data, [1, 0, 3, 0, 11, 0])
})

test('block: a write is stable after a flush, or at once in write-through mode', () => {
  const storage = new MemoryStorage(64)
  const driver = driverOf({storage})
  driver.start()
  const stable = () => storage.readStable(3n, 512)[0]
  assert.equal(driver.read(0x120, 1), 1)
  request(driver, OUT, 3n, pattern(512, 5))
  assert.equal(stable(), 0)
  assert.equal(request(driver, FLUSH, 0n).status, OK)
  assert.equal(stable(), 5)
  driver.write(0x120, 0, 1)
  assert.equal(driver.read(0x120, 1), 0)
  request(driver, OUT, 3n, pattern(512, 6))
  assert.equal(stable(), 6)
  driver.write(0x120, 2, 1)
  assert.equal(driver.read(0x120, 1), 0)
  driver.write(0x120, 1, 1)
  request(driver, WRITE_ZEROES, 0n, segment(3n, 1))
  assert.equal(stable(), 6)
  request(driver, FLUSH, 0n)
  assert.equal(stable(), 0)
})

test('block: a driver without flush and cache control writes through', () => {
  const storage = new MemoryStorage(64)
  const driver = driverOf({storage})
  driver.start({without: [FLUSH_BIT, CONFIG_WCE]})
  request(driver, OUT, 3n, pattern(512, 5))
  assert.equal(storage.readStable(3n, 1)[0], 5)
  driver.start({without: [FLUSH_BIT]})
  assert.equal(driver.read(0x120, 1), 0)
  request(driver, OUT, 4n, pattern(512, 5))
  assert.equal(storage.readStable(4n, 1)[0], 5)
  driver.start({without: [CONFIG_WCE]})
  driver.write(0x120, 0, 1)
  request(driver, OUT, 5n, pattern(512, 5))
  assert.equal(storage.readStable(5n, 1)[0], 0)
})

test('block: a failed flush is reported and the next one tries again', () => {
  const storage = new MemoryStorage(64)
  const driver = driverOf({storage})
  driver.start()
  request(driver, OUT, 3n, pattern(512, 5))
  storage.fail(['flush'])
  assert.equal(request(driver, FLUSH, 0n).status, IOERR)
  storage.fail(['read'])
  assert.equal(request(driver, IN, 3n, undefined, 512).status, IOERR)
  storage.fail(['write'])
  assert.equal(request(driver, OUT, 3n, pattern(512)).status, IOERR)
  storage.fail([])
  assert.equal(request(driver, FLUSH, 0n).status, OK)
  assert.equal(storage.readStable(3n, 1)[0], 5)
})

test('block: secure erase leaves nothing in the stable content', () => {
  const storage = new MemoryStorage(64)
  const driver = driverOf({storage})
  driver.start()
  request(driver, OUT, 3n, pattern(512, 5))
  request(driver, FLUSH, 0n)
  assert.equal(request(driver, SECURE_ERASE, 0n, segment(3n, 1)).status, OK)
  assert.deepEqual([...new Set(storage.readStable(3n, 512))], [0])
})

test('block: a read-only disk refuses and changes nothing', () => {
  const driver = driverOf({readOnly: true})
  driver.start()
  assert.equal(request(driver, OUT, 0n, pattern(512)).status, IOERR)
  assert.equal(request(driver, DISCARD, 0n, segment(0n, 1)).status, UNSUPP)
  assert.equal(driver.offered() & (1n << 9n), 0n)
  assert.equal(driver.read(0x120, 1), 0)
})

test('block: held requests complete in order after the release, and not after a reset', () => {
  const driver = driverOf()
  driver.start({packed: true})
  driver.device.holdRequests(true)
  const ids = [1, 2, 3].map(() => driver.ring().post([driver.readable(blockHeader(FLUSH)), driver.writable(1)]))
  driver.notify()
  driver.run()
  assert.deepEqual(driver.ring().used(), [])
  driver.device.holdRequests(false)
  driver.run()
  assert.deepEqual(
    driver
      .ring()
      .used()
      .map(({id}) => id),
    ids,
  )
  driver.device.holdRequests(true)
  driver.ring().post([driver.readable(blockHeader(FLUSH)), driver.writable(1)])
  driver.notify()
  driver.run()
  driver.write(0x70, 0)
  driver.device.holdRequests(false)
  const before = driver.bytes.slice()
  driver.run()
  assert.ok(Buffer.compare(before, driver.bytes) === 0)
})

test('block: a change of capacity shows in generation and interrupt', () => {
  const driver = driverOf()
  driver.start()
  const generation = driver.read(0xfc)
  driver.device.resize(64n)
  assert.equal(driver.read(0xfc), generation)
  driver.device.resize(128n)
  assert.equal(driver.read(0x100), 128)
  assert.notEqual(driver.read(0xfc), generation)
  assert.equal(driver.interruptStatus, 2)
  assert.equal(request(driver, OUT, 127n, pattern(512)).status, OK)
})

test('block: several queues work in turn', () => {
  const driver = driverOf({queues: 2})
  driver.start({queues: [0, 1]})
  assert.equal(request(driver, OUT, 1n, pattern(512), 0, 1).status, OK)
  assert.equal(request(driver, IN, 1n, undefined, 512, 0).data[0], 1)
  driver.start({without: [12]})
  driver.write(0x30, 1)
  assert.equal(driver.read(0x34), 0)
})

test('block: a file keeps what was flushed', () => {
  const folder = mkdtempSync(join(tmpdir(), 'avps-disk-'))
  const path = join(folder, 'disk')
  writeFileSync(path, new Uint8Array(64 * 512))
  const storage = new FileStorage(path)
  const driver = driverOf({storage})
  driver.start()
  assert.equal(driver.offered() & (1n << 16n), 0n)
  assert.equal(request(driver, OUT, 3n, pattern(1024, 5)).status, OK)
  assert.equal(request(driver, WRITE_ZEROES, 0n, segment(4n, 1)).status, OK)
  assert.equal(request(driver, FLUSH, 0n).status, OK)
  assert.equal(request(driver, IN, 3n, undefined, 512).data[0], 5)
  driver.device.resize(66n)
  storage.close()
  assert.equal(request(driver, IN, 3n, undefined, 512).status, IOERR)
  const content = readFileSync(path)
  assert.equal(content.length, 66 * 512)
  assert.deepEqual([content[3 * 512], content[4 * 512]], [5, 0])
  rmSync(folder, {recursive: true})
})
