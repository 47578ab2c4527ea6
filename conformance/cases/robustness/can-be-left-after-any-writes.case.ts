/* avps case
requirement: AVPS-ROB-018@1
title: starts again after any writes to its registers
may-hang: true
*/
import {defineCase} from '#conformance/case'
import {numbers} from '#conformance/driver/core/pattern'

export default defineCase(async ({driver}) => {
  await driver.device()
  const random = numbers(20260901)
  for (let count = 0; count < 600; count++) {
    const width = ([1, 2, 4] as const)[random() % 3]!
    const offset = random() % 0x180
    // Small numbers and single bits say more to a register than any number of 32 bits.
    const value = [random(), random() % 8, (1 << (random() % 32)) >>> 0][random() % 3]! & (2 ** (8 * width) - 1)
    await driver.transport.registers.write(offset - (offset % width), width, value >>> 0)
  }
  await driver.transport.quiet()

  return driver.recover()
})
