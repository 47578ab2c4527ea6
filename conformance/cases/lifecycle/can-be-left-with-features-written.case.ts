/* avps case
requirement: AVPS-LIF-010@1
title: starts in full after a reset that followed the choice of features
*/
import {defineCase} from '#conformance/case'

export default defineCase(async ({driver}) => {
  await driver.device({upTo: 'features'})
  return driver.recover()
})
