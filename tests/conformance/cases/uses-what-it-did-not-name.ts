import {defineCase} from '#conformance/case'

export default defineCase(async ({host}) => host.holdRequests())
