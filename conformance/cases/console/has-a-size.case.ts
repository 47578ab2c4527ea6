/* avps case
requirement: AVPS-TTY-004@1
title: presents a size other than 0
device: console
accept: [VIRTIO_CONSOLE_F_SIZE]
*/
import assert from 'node:assert/strict'
import {defineCase} from '#conformance/case'
import {Terminal} from '#conformance/driver/devices/console'

export default defineCase(async ({driver}) => {
  const {device} = await driver.open(Terminal)
  const [cols, rows] = [await device.config('cols'), await device.config('rows')]
  assert.notEqual(cols, 0, 'cols')
  assert.notEqual(rows, 0, 'rows')
  return `${cols} columns and ${rows} rows`
})
