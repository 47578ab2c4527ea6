import {defineCase, exercised} from '#conformance/case'

export default defineCase(async ({driver}) => {
  exercised(driver.type.name === 'entropy', 'no entropy')
  return 'entropy flows'
})
