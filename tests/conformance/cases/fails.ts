import assert from 'node:assert/strict'
import {defineCase} from '#conformance/case'

export default defineCase(async ({driver}) => {
  await driver.transport.writeStatus(11)
  assert.equal(await driver.transport.readStatus(), 12, 'the status is twelve')
  return 'never'
})
