import {defineCase} from '#conformance/case'

export default defineCase(async () => '  ')
