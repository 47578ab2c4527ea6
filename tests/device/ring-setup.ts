import {createEntropyDevice} from '../../device/entropy/device.ts'
import {TinyDriver} from './tiny-driver.ts'

export const EVENT_IDX = 29

export function entropyDriver(queueSize = 256): TinyDriver {
  const source = (window: Uint8Array) => {
    window.fill(0x5a)
  }
  return new TinyDriver((memory) => createEntropyDevice({queueSize, source}, memory))
}

/** Used lengths, in the order of the ring. */
export function lengths(driver: TinyDriver): number[] {
  return driver
    .ring()
    .used()
    .map(({written}) => written)
}
