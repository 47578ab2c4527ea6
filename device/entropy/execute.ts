import {mostBytes} from './definitions.ts'
import type {EntropyRequest} from './request.ts'
import type {RandomSource} from './source.ts'

/** Fills the buffer, or returns the fact for which the device needs a reset. */
export function executeEntropyRequest(request: EntropyRequest, source: RandomSource): string | undefined {
  switch (request.type) {
    case 'fill': {
      const {buffer} = request
      const length = Math.min(buffer.length, mostBytes)
      while (buffer.written < length) {
        const room = buffer.room(length - buffer.written)
        source(room)
        buffer.advance(room.length)
      }
      return undefined
    }
    case 'broken':
      return request.fact
  }
}
