/* avps case
requirement: AVPS-ROB-001@2
title: continues when another device stopped over a damaged chain
accept: []
may-hang: true
*/
import {defineCase, exercised} from '#conformance/case'
import {DEVICE_NEEDS_RESET, describeStatus} from '#conformance/driver/core/status'
import {VIRTQ_DESC_F_NEXT} from '#conformance/driver/core/virtqueue'

export default defineCase(async ({driver}) => {
  const neighbour = driver.neighbour()
  exercised(neighbour !== undefined, 'the machine has no second device')
  const device = await driver.device()
  await device.exercise.run()

  const broken = await neighbour.device()
  const ring = broken.split(broken.exercise.queue)
  ring.writeDescriptor(0, {address: driver.memory.absent, length: 16, flags: VIRTQ_DESC_F_NEXT, next: 0})
  ring.pushHead(0)
  await ring.kick()
  await driver.transport.quiet()
  const status = await neighbour.transport.readStatus()
  exercised((status & DEVICE_NEEDS_RESET) !== 0, `the status of the other device reads ${describeStatus(status)}`)

  for (let turn = 0; turn < 4; turn++) await device.exercise.run()
  return `4 requests were served while the ${neighbour.type.name} device needs a reset`
})
