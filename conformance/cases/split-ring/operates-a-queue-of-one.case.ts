/* avps case
requirement: AVPS-SPL-001@1
title: operates a queue of one entry
device: entropy
accept: []
*/
import {defineCase} from '#conformance/case'
import {Source} from '#conformance/driver/devices/entropy'

export default defineCase(async ({driver}) => {
  const source = await driver.open(Source, {queueSize: 1})
  for (let turn = 0; turn < 6; turn++) await source.fill(16)
  return '6 requests through a queue of one entry were answered'
})
