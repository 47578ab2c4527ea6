import {setTimeout} from 'node:timers/promises'
import {defineCase, exercised} from '#conformance/case'

export default defineCase(async () => {
  void Promise.reject(new Error('nobody looks'))
  await setTimeout(10)
  exercised(false, 'nothing came')
  return 'all is well'
})
