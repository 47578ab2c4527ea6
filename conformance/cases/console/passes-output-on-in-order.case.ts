/* avps case
requirement: AVPS-TTY-005@1
title: passes output on in order
device: console
accept: []
uses: [console-peer]
*/
import assert from 'node:assert/strict'
import {defineCase} from '#conformance/case'
import {joined, pattern} from '#conformance/driver/core/pattern'
import {Terminal} from '#conformance/driver/devices/console'

export default defineCase(async ({driver, host}) => {
  const terminal = await driver.open(Terminal)
  const texts = [1, 3, 64, 500].map((length, seed) => pattern(length, seed + 1))
  for (const text of texts) await terminal.transmit(text)
  const expected = joined(...texts)
  const heard = await driver.transport.until(() => {
    const text = host.receivedText(0)
    return text.length >= expected.length ? text : undefined
  })
  assert.deepEqual(heard, expected, 'the bytes at the other end')
  return `4 buffers came out in order, ${expected.length} bytes`
})
