/* avps case
requirement: AVPS-ROB-001@2
title: continues when another device stopped over a damaged chain
accept: []
may-hang: true
*/
import assert from 'node:assert/strict'
import {defineCase} from '#conformance/case'
import {VIRTQ_DESC_F_NEXT} from '#conformance/driver/virtqueue'

export default defineCase(async ({driver}) => {
  const neighbour = driver.neighbour()
  assert.ok(neighbour, 'the machine has a second device')
  const device = await driver.device()
  await device.exercise.run()

  const broken = await neighbour.device()
  const ring = broken.split(broken.exercise.queue)
  ring.writeDescriptor(0, {address: driver.memory.absent, length: 16, flags: VIRTQ_DESC_F_NEXT, next: 0})
  ring.pushHead(0)
  ring.publish()
  await ring.notify()
  await driver.transport.quiet()

  for (let turn = 0; turn < 4; turn++) await device.exercise.run()
})
