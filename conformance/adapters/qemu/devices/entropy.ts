import type {PrepareDevice} from '../device.ts'

/** A source of random bytes. Its host side has nothing to show. */
export const entropy: PrepareDevice = async () => ({
  options: ['-object', 'rng-random,id=rng0,filename=/dev/urandom', '-device', 'virtio-rng-device,rng=rng0'],
})
