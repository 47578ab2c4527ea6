/* avps case
requirement: AVPS-TTY-011@1
title: writes in an emergency while it is live
device: console
accept: []
uses: [console-peer]
*/
import assert from 'node:assert/strict'
import {defineCase} from '#conformance/case'
import {configField} from '#conformance/driver/core/config-field'
import {Terminal} from '#conformance/driver/devices/console'

export default defineCase(async ({driver, host}) => {
  await driver.open(Terminal)
  const {offset} = configField(driver.type, 'emerg_wr')
  for (const letter of 'help') await driver.transport.writeConfig(offset, 4, 0x41424300 | letter.charCodeAt(0))
  const heard = await driver.transport.until(() => {
    const text = host.receivedText(0)
    return text.length >= 4 ? text : undefined
  }, 1000)
  assert.equal(new TextDecoder().decode(heard), 'help', 'the lowest byte of each value')
  return '"help" came out'
})
