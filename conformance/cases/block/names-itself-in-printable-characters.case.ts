/* avps case
requirement: AVPS-BLK-014@1
title: names itself in 1 to 20 printable characters
device: block
*/
import assert from 'node:assert/strict'
import {defineCase} from '#conformance/case'
import {Disk} from '#conformance/driver/devices/block'

export default defineCase(async ({driver}) => {
  const disk = await driver.open(Disk)
  const bytes = await disk.getId()
  const end = bytes.indexOf(0)
  const name = new TextDecoder('latin1').decode(end < 0 ? bytes : bytes.subarray(0, end))
  assert.match(name, /^[\x20-\x7e]{1,20}$/, 'the ID string has 1 to 20 printable ASCII characters')
  return `the ID string is ${name}`
})
