import {defineCase} from '#conformance/case'

export default defineCase(async () => {
  throw new TypeError('a mistake of the case')
})
