import {defineCase, exercised} from '#conformance/case'

export default defineCase(async ({driver}) => {
  exercised(driver.type === 'entropy', 'no entropy')
  return 'entropy flows'
})
