/* avps case
requirement: AVPS-ROB-018@1
title: starts again after its status was written in any order
may-hang: true
*/
import {defineCase} from '#conformance/case'
import {numbers} from '#conformance/driver/core/pattern'
import {register} from '#conformance/driver/core/registers'

export default defineCase(async ({driver}) => {
  const random = numbers(7)
  for (let count = 0; count < 200; count++) {
    await driver.transport.writeStatus(random() % 256)
    await driver.transport.write(register.QueueSel, random() % 4)
    await driver.transport.write(register.QueueReady, random() % 2)
    await driver.transport.notify(random() % 4)
  }
  await driver.transport.quiet()

  return driver.recover()
})
