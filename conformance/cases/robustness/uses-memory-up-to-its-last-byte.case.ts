/* avps case
requirement: AVPS-ROB-006@1
title: processes a buffer that ends with the last byte of memory
*/
import {defineCase} from '#conformance/case'

export default defineCase(async ({driver}) => {
  const device = await driver.device()
  const {guest} = driver.memory
  const request = device.exercise.prepare()
  const region = request.writable ?? request.readable!
  const address = guest.base + BigInt(guest.size - region.length)
  guest.write(address, region.read())
  const pieces = request.pieces.map((piece) => (piece.address === region.address ? {...piece, address} : piece))

  const usedLength = await device.queue(device.exercise.queue).request(pieces)

  region.write(guest.read(address, region.length))
  request.check(usedLength)
  return `a buffer of ${region.length} bytes up to the last byte of memory was used`
})
