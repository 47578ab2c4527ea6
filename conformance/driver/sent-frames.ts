import type {Host} from '../port.ts'
import type {Transport} from './transport.ts'

/** The frames at the other end of a network device: waits for so many, then for any more. */
export async function sentFrames(transport: Transport, host: Host, count: number): Promise<Uint8Array[]> {
  const frames: Uint8Array[] = []
  await transport.until(() => {
    frames.push(...host.receivedFrames())
    return frames.length >= count ? true : undefined
  })
  await transport.quiet()
  return [...frames, ...host.receivedFrames()]
}
