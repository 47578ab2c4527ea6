import {defineCase} from '#conformance/case'

export default defineCase(async ({driver, observe}) =>
  observe(`the status reads ${await driver.transport.readStatus()}`),
)
