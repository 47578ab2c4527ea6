/* avps case
requirement: AVPS-LIF-010@1
title: starts in full after a reset that followed ACKNOWLEDGE
*/
import {defineCase} from '#conformance/case'

export default defineCase(async ({driver}) => {
  await driver.device({upTo: 'acknowledge'})
  return driver.recover()
})
