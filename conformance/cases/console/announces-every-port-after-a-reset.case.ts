/* avps case
requirement: AVPS-TTY-013@1
title: announces its ports again after a reset
device: console
accept: [VIRTIO_CONSOLE_F_MULTIPORT]
*/
import assert from 'node:assert/strict'
import {defineCase} from '#conformance/case'
import {Terminal, VIRTIO_CONSOLE_DEVICE_ADD} from '#conformance/driver/devices/console'

export default defineCase(async ({driver}) => {
  const added = async () => {
    const messages = await (await driver.open(Terminal)).handshake()
    return messages.filter(({event}) => event === VIRTIO_CONSOLE_DEVICE_ADD).map(({id}) => id)
  }
  const before = await added()
  assert.ok(before.includes(0), 'port 0 is announced')
  assert.deepEqual(await added(), before, 'the ports that are announced after the reset')
  return `ports ${before.join(', ')} were added before and after the reset`
})
