/* avps case
requirement: AVPS-TTY-005@1
title: passes the buffers of a batch on in order
device: console
accept: []
uses: [console-peer]
*/
import assert from 'node:assert/strict'
import {defineCase} from '#conformance/case'
import {joined, pattern} from '#conformance/driver/core/pattern'
import {readable} from '#conformance/driver/core/pieces'
import {Terminal} from '#conformance/driver/devices/console'

export default defineCase(async ({driver, host}) => {
  const terminal = await driver.open(Terminal)
  const queue = terminal.device.queue(1)
  const texts = Array.from({length: 16}, (_, seed) => pattern(30, seed + 1))
  for (const text of texts) queue.add(readable(...driver.memory.store(text).cut(7, 11)))
  await queue.kick()
  await queue.allUsed()
  const expected = joined(...texts)
  const heard = await driver.transport.until(() => {
    const text = host.receivedText(0)
    return text.length >= expected.length ? text : undefined
  })
  assert.deepEqual(heard, expected, 'the bytes at the other end')
  return `a batch of 16 buffers came out in order, ${expected.length} bytes`
})
