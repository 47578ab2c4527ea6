import {defineCase} from '#conformance/case'

export default defineCase(async ({host}) => {
  await host.holdRequests()
  return 'held'
})
