/* avps case
requirement: AVPS-TTY-009@1
title: delivers input that came before the driver started
device: console
accept: []
uses: [console-peer]
*/
import assert from 'node:assert/strict'
import {defineCase} from '#conformance/case'
import {pattern} from '#conformance/driver/core/pattern'
import {Terminal} from '#conformance/driver/devices/console'

export default defineCase(async ({driver, host}) => {
  const sent = pattern(16, 9)
  await host.sendText(0, sent)
  await driver.transport.quiet()
  const terminal = await driver.open(Terminal)
  await terminal.postReceive()
  assert.deepEqual(await terminal.receive(16), sent, 'the first 16 bytes that the other end sent')
  return '16 bytes from before the start were received'
})
