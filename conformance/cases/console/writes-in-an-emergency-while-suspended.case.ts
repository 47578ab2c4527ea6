/* avps case
requirement: AVPS-TTY-011@1
title: writes in an emergency while it is suspended
device: console
accept: [VIRTIO_F_SUSPEND]
uses: [console-peer]
when: feature(VIRTIO_F_SUSPEND)
*/
import assert from 'node:assert/strict'
import {defineCase} from '#conformance/case'
import {configField} from '#conformance/driver/core/config-field'
import {DRIVER_OK, SUSPEND} from '#conformance/driver/core/status'
import {Terminal} from '#conformance/driver/devices/console'

export default defineCase(async ({driver, host}) => {
  await driver.open(Terminal)
  await driver.transport.addStatus(SUSPEND)
  const suspended = await driver.transport.until(async () =>
    ((await driver.transport.readStatus()) & (SUSPEND | DRIVER_OK)) === SUSPEND ? true : undefined,
  )
  assert.ok(suspended, 'the device is suspended')
  const {offset} = configField(driver.type, 'emerg_wr')
  for (const letter of 'help') await driver.transport.writeConfig(offset, 4, 0x41424300 | letter.charCodeAt(0))
  const heard = await driver.transport.until(() => {
    const text = host.receivedText(0)
    return text.length >= 4 ? text : undefined
  }, 1000)
  assert.equal(new TextDecoder().decode(heard), 'help', 'the lowest byte of each value')
  return '"help" came out'
})
