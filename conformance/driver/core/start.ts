import assert from 'node:assert/strict'
import {Device, type DeviceType} from './device.ts'
import {type FeatureBits, type FeatureName, feature, featureName, features} from './features.ts'
import type {Memory} from './memory.ts'
import {ACKNOWLEDGE, DRIVER, DRIVER_OK, describeStatus, FEATURES_OK} from './status.ts'
import type {Transport} from './transport.ts'

/** The steps of an initialisation, in the order of VIRTIO. */
export const steps = ['reset', 'acknowledge', 'driver', 'features', 'features-ok', 'queues', 'driver-ok'] as const
export type Step = (typeof steps)[number]

export interface StartOptions {
  /** Bits to accept instead of those in the header of the case. VERSION_1 and the like come by themselves. */
  accept?: readonly (FeatureName | string)[]
  /** The exact set of bits to accept: nothing comes by itself, and nothing is looked up in the offer. */
  acceptExactly?: bigint
  /** Entries of each queue. Otherwise 64, or what the device allows. */
  queueSize?: number
  /** Indices of the queues to set up. Otherwise those that the device type needs. */
  queues?: readonly number[]
  /** The last step to take. Otherwise all. */
  upTo?: Step
}

/**
 * Resets and starts a device, step by step.
 *
 * A device that does not offer a bit of `accept`, or refuses the features, fails the case.
 *
 * @see virtio-1.4#init.driver
 */
export async function start(
  type: DeviceType,
  transport: Transport,
  memory: Memory,
  {accept = [], acceptExactly, queueSize, queues, upTo = 'driver-ok'}: StartOptions,
): Promise<Device> {
  const includes = (step: Step) => steps.indexOf(step) <= steps.indexOf(upTo)
  await transport.reset()
  if (includes('acknowledge')) await transport.writeStatus(ACKNOWLEDGE)
  if (includes('driver')) await transport.writeStatus(ACKNOWLEDGE | DRIVER)
  const bits = acceptExactly ?? chosen(accept, type.features, await transport.deviceFeatures())
  const device = new Device(type, transport, memory, bits)
  if (includes('features')) await transport.acceptFeatures(bits)
  if (includes('features-ok')) {
    await transport.writeStatus(ACKNOWLEDGE | DRIVER | FEATURES_OK)
    const status = await transport.readStatus()
    if ((status & FEATURES_OK) === 0)
      assert.fail(
        `the device refuses the features ${describeFeatures(bits, type.features)}, the status reads ${describeStatus(status)}`,
      )
  }
  if (includes('queues')) {
    for (const index of queues ?? (await type.queues(device))) await device.setUpQueue(index, queueSize)
  }
  if (includes('driver-ok')) await transport.writeStatus(ACKNOWLEDGE | DRIVER | FEATURES_OK | DRIVER_OK)
  return device
}

/** The bits that every driver accepts where they are offered, and the named ones. */
function chosen(accept: readonly string[], own: FeatureBits, offered: bigint): bigint {
  for (const name of accept) if ((offered & feature(name, own)) === 0n) assert.fail(`the device does not offer ${name}`)
  const common = features(['VIRTIO_F_VERSION_1', 'VIRTIO_F_ACCESS_PLATFORM', 'VIRTIO_F_ORDER_PLATFORM'])
  return features(accept, own) | (offered & common)
}

/** The names of the bits in a set. */
function describeFeatures(bits: bigint, own: FeatureBits): string {
  const numbers = Array.from({length: 256}, (_, number) => number).filter((number) => (bits >> BigInt(number)) & 1n)
  return numbers.length === 0 ? '(none)' : numbers.map((number) => featureName(number, own)).join(', ')
}
