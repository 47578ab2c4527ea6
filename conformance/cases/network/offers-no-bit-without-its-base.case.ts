/* avps case
requirement: AVPS-NET-005@1
title: offers no bit without its base
device: network
*/
import assert from 'node:assert/strict'
import {defineCase} from '#conformance/case'

export default defineCase(async ({driver}) => {
  const offered = await driver.transport.deviceFeatures()
  const has = (bit: number) => ((offered >> BigInt(bit)) & 1n) === 1n
  // Each row: bits, and sets of which each has to have a member.
  const needs: [bits: number[], base: number[][]][] = [
    [[7, 8, 10, 54, 55], [[1]]],
    [[9], [[7, 8]]],
    [[11, 12, 14, 56], [[0]]],
    [[13, 61], [[11, 12]]],
    [[18, 19, 21, 22, 23, 52, 53, 60], [[17]]],
    [[51], [[17], [57, 60]]],
    [[64], [[17], [60]]],
    [[65], [[7], [8], [54], [55]]],
    [[66], [[65]]],
    [[67], [[11], [12], [56]]],
    [[68], [[67]]],
  ]
  const orphans = needs.flatMap(([bits, base]) =>
    bits.filter((bit) => has(bit) && !base.every((some) => some.some(has))),
  )
  assert.deepEqual(orphans, [], 'every offered bit has its base')
  return `the offer is 0x${offered.toString(16)}`
})
