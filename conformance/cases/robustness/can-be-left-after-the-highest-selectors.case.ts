/* avps case
requirement: AVPS-ROB-018@1
title: starts again after selectors of the highest value
may-hang: true
*/
import {defineCase} from '#conformance/case'
import {register} from '#conformance/driver/core/registers'

export default defineCase(async ({driver}) => {
  const highest = 0xffff_ffff
  await driver.device({upTo: 'driver'})
  await driver.transport.write(register.DeviceFeaturesSel, highest)
  await driver.transport.read(register.DeviceFeatures)
  await driver.transport.write(register.DriverFeaturesSel, highest)
  await driver.transport.write(register.DriverFeatures, highest)
  await driver.transport.write(register.QueueSel, highest)
  for (const offset of [register.QueueSize, register.QueueDescLow, register.QueueReady, register.QueueReset])
    await driver.transport.write(offset, 1)
  await driver.transport.notify(0xffff)
  await driver.transport.quiet()

  return driver.recover()
})
