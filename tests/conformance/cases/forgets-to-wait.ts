import {setTimeout} from 'node:timers/promises'
import {defineCase} from '#conformance/case'

export default defineCase(async () => {
  void Promise.reject(new Error('nobody looks'))
  await setTimeout(10)
  return 'all is well'
})
