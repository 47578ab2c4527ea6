import {defineCase} from '#conformance/case'

export default defineCase(async ({driver}) => `the status reads ${await driver.transport.readStatus()}`)
