import assert from 'node:assert/strict'
import test from 'node:test'
import {createEntropyDevice} from '../../device/entropy/device.ts'
import {TinyDriver} from './tiny-driver.ts'

const driverOf = () => new TinyDriver((memory) => createEntropyDevice({}, memory))

for (const packed of [false, true]) {
  test(`entropy over ${packed ? 'packed' : 'split'}: fills buffers with bytes that do not come twice`, () => {
    const driver = driverOf()
    const seen = new Set<string>()
    for (let life = 0; life < 3; life += 1) {
      driver.start({packed})
      const pieces = [driver.writable(32), driver.writable(32)]
      for (const piece of pieces) driver.ring().post([piece])
      driver.notify()
      driver.run()
      assert.deepEqual(
        driver
          .ring()
          .used()
          .map(({written}) => written),
        [32, 32],
      )
      for (const piece of pieces) seen.add(driver.content(piece).join())
    }
    assert.equal(seen.size, 6)
  })
}

test('entropy: a large buffer is filled in part, one without room not at all, and both come back', () => {
  const driver = driverOf()
  driver.start()
  const large = driver.writable(100_000)
  driver.ring().post([large])
  driver.ring().post([driver.readable(Uint8Array.of(1, 2, 3))])
  driver.ring().post([driver.readable(Uint8Array.of(1, 2, 3)), driver.writable(5)])
  driver.notify()
  driver.run()
  assert.deepEqual(
    driver
      .ring()
      .used()
      .map(({written}) => written),
    [65536, 0, 5],
  )
  assert.ok(
    driver
      .content(large)
      .slice(65536)
      .every((byte) => byte === 0),
  )
  assert.equal(driver.status, 0xf)
})
