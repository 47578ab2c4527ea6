/* avps case
requirement: AVPS-TTY-010@1
title: carries the bytes of port 0 without control messages
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
  await terminal.postReceive()
  await terminal.transmit(pattern(12, 1))
  await host.sendText(0, pattern(12, 2))
  assert.deepEqual(await terminal.receive(12), pattern(12, 2), 'input')
  const heard = await driver.transport.until(() =>
    host.receivedText(0).length >= 12 ? host.receivedText(0) : undefined,
  )
  assert.deepEqual(heard, pattern(12, 1), 'output')
  return '12 bytes were received and 12 came out, without a control queue'
})
