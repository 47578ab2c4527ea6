/* avps case
requirement: AVPS-TTY-006@1
title: returns a transmit buffer within a second while nobody listens
device: console
accept: []
uses: [console-link]
*/
import assert from 'node:assert/strict'
import {defineCase} from '#conformance/case'
import {pattern} from '#conformance/driver/core/pattern'
import {readable} from '#conformance/driver/core/pieces'
import {Terminal} from '#conformance/driver/devices/console'

export default defineCase(async ({driver, host}) => {
  const terminal = await driver.open(Terminal)
  await host.setPeer(0, 'away')
  const queue = terminal.device.queue(1)
  for (let turn = 0; turn < 3; turn++) {
    const chain = await queue.offer(readable(driver.memory.store(pattern(40, turn + 1))))
    assert.equal(await queue.used(chain, 1000), 0, 'nothing is written to a buffer of output')
  }
  return '3 buffers came back within a second each while the other end was away'
})
