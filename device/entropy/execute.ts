import {mostBytes} from './definitions.ts'
import type {EntropyRequest} from './request.ts'
import type {RandomSource} from './source.ts'

/** Fills the buffer, a large one in part. @see virtio-1.4#entropy.operation.device */
export function executeEntropyRequest(request: EntropyRequest, source: RandomSource): void {
  switch (request.type) {
    case 'fill': {
      const {buffer} = request
      const length = Math.min(buffer.length, mostBytes)
      while (buffer.written < length) {
        const room = buffer.room(length - buffer.written)
        source(room)
        buffer.advance(room.length)
      }
      break
    }
    case 'nothing':
      break
  }
}
