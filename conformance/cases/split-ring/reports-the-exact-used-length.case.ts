/* avps case
requirement: AVPS-SPL-010@1
title: reports as used length what it wrote
accept: []
*/
import {defineCase} from '#conformance/case'

export default defineCase(async ({driver}) => {
  const device = await driver.device()
  for (let turn = 0; turn < 3; turn++) await device.exercise.run()
  return '3 requests came back with the used length of what was written'
})
