/* avps case
requirement: AVPS-TTY-004@1
title: presents a size other than 0
device: console
accept: [VIRTIO_CONSOLE_F_SIZE]
*/
import assert from 'node:assert/strict'
import {defineCase} from '#conformance/case'

export default defineCase(async ({driver}) => {
  const {device} = await driver.console()
  assert.notEqual(await device.config('cols'), 0, 'cols')
  assert.notEqual(await device.config('rows'), 0, 'rows')
})
