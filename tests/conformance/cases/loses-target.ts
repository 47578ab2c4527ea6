import {defineCase} from '#conformance/case'
import {harm} from '../fake-adapter.ts'

export default defineCase(async ({driver}) => `read ${await driver.transport.read(harm.losesTarget)}`)
