/* avps case
requirement: AVPS-TTY-008@1
title: delivers input in order
device: console
accept: []
uses: [console-peer]
*/
import assert from 'node:assert/strict'
import {defineCase} from '#conformance/case'
import {pattern} from '#conformance/driver/core/pattern'
import {Terminal} from '#conformance/driver/devices/console'

export default defineCase(async ({driver, host}) => {
  const terminal = await driver.open(Terminal)
  await terminal.postReceive({count: 8, length: 20})
  const sent = pattern(100, 6)
  await host.sendText(0, sent.slice(0, 3))
  await host.sendText(0, sent.slice(3))
  assert.deepEqual(await terminal.receive(100), sent, 'the bytes that the other end sent')
  return '100 bytes in two parts were received in order'
})
