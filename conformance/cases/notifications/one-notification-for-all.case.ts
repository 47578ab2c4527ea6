/* avps case
requirement: AVPS-NOT-001@1
title: uses every buffer that was available when one notification came
accept: []
uses: []
*/
import {defineCase} from '#conformance/case'

export default defineCase(async ({driver, observe}) => {
  const device = await driver.device()
  const queue = device.queue(device.exercise.queue)
  const requests = Array.from({length: 8}, () => device.exercise.prepare())
  const chains = requests.map(({pieces}) => queue.add(pieces))
  queue.publish()

  await queue.notify()

  await queue.allUsed()
  for (const [place, request] of requests.entries()) request.check(chains[place]!.usedLength)
  observe('8 buffers are used after one notification')
})
