import {defineCase, exercised} from '#conformance/case'

export default defineCase(async ({driver}) => {
  const status = await driver.transport.readStatus()
  exercised(status === 4, `the status reads ${status}`)
  return 'the status reads 4'
})
