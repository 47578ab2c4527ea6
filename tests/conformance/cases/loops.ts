import {defineCase} from '#conformance/case'
import {harm} from '../fake-adapter.ts'

export default defineCase(async ({driver}) => void (await driver.transport.read(harm.loops)))
