/* avps case
requirement: AVPS-TTY-012@1
title: writes to no memory because of an emergency write
device: console
accept: [VIRTIO_CONSOLE_F_EMERG_WRITE]
*/
import assert from 'node:assert/strict'
import {defineCase} from '#conformance/case'
import {describeChanges} from '#conformance/driver/core/memory'
import {writable} from '#conformance/driver/core/pieces'
import {Terminal} from '#conformance/driver/devices/console'

export default defineCase(async ({driver}) => {
  const {device} = await driver.open(Terminal)
  device.queue(0).add(writable(driver.memory.blank(64)))
  await device.queue(0).kick()
  await driver.transport.quiet()
  const before = driver.memory.snapshot()
  for (let count = 0; count < 8; count++) await device.writeConfig('emerg_wr', 0x21)
  await driver.transport.quiet()
  assert.equal(describeChanges(before.changes()), 'nothing', 'what the device changed in memory')
  return '8 letters were written to emerg_wr, and nothing in memory changed'
})
