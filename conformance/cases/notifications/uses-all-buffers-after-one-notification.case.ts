/* avps case
requirement: AVPS-NOT-001@1
title: uses every available buffer after one notification
*/
import {defineCase} from '#conformance/case'

export default defineCase(async ({driver}) => {
  const device = await driver.device()
  const queue = device.queue(device.exercise.queue)
  const requests = Array.from({length: 12}, () => device.exercise.prepare())
  const chains = requests.map(({pieces}) => queue.add(pieces))
  await queue.kick()

  for (const [index, chain] of chains.entries()) requests[index]!.check(await queue.used(chain))
  return '12 buffers were used after one notification'
})
