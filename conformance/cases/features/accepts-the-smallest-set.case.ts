/* avps case
requirement: AVPS-FEA-007@1
title: accepts the smallest set of features
*/
import {defineCase} from '#conformance/case'

export default defineCase(async ({driver}) => {
  const device = await driver.device({accept: []})
  await device.exercise.run()
  return 'FEATURES_OK stayed set, and a request was served'
})
