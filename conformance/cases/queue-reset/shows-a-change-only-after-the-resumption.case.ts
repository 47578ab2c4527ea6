/* avps case
requirement: AVPS-QRS-013@1
title: keeps the former content of its configuration space until it is resumed
accept: [VIRTIO_F_SUSPEND]
uses: [configuration-change]
*/
import assert from 'node:assert/strict'
import {defineCase} from '#conformance/case'
import {DRIVER_OK, SUSPEND} from '#conformance/driver/core/status'

export default defineCase(async ({driver, host}) => {
  await driver.device()
  const read = async () => [...(await words()), await driver.transport.configGeneration()]
  const words = () => Promise.all([0, 4, 8, 12].map((offset) => driver.transport.readConfig(offset, 4)))
  const before = await read()
  await driver.transport.addStatus(SUSPEND)
  assert.ok(await driver.transport.suspends(), 'the device is suspended')

  await host.changeConfiguration()
  await driver.transport.quiet()
  assert.deepEqual(await read(), before, 'the configuration space while it is suspended')

  await driver.transport.addStatus(DRIVER_OK)
  const changed = await driver.transport.until(async () => ((await read()).join() === before.join() ? undefined : true))
  assert.ok(changed, 'the change shows after the resumption')
  return 'the first 16 bytes and ConfigGeneration stayed while it was suspended, and differed after the resumption'
})
