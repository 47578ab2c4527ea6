import assert from 'node:assert/strict'
import {configField} from './config-fields.ts'
import {Device} from './device.ts'
import {type FeatureName, feature, featureName, features} from './feature-bits.ts'
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
  type: string,
  transport: Transport,
  memory: Memory,
  {accept = [], acceptExactly, queueSize, queues, upTo = 'driver-ok'}: StartOptions,
): Promise<Device> {
  const includes = (step: Step) => steps.indexOf(step) <= steps.indexOf(upTo)
  await transport.reset()
  if (includes('acknowledge')) await transport.writeStatus(ACKNOWLEDGE)
  if (includes('driver')) await transport.writeStatus(ACKNOWLEDGE | DRIVER)
  const bits = acceptExactly ?? chosen(accept, await transport.deviceFeatures())
  const device = new Device(type, transport, memory, bits)
  if (includes('features')) await transport.acceptFeatures(bits)
  if (includes('features-ok')) {
    await transport.writeStatus(ACKNOWLEDGE | DRIVER | FEATURES_OK)
    const status = await transport.readStatus()
    if ((status & FEATURES_OK) === 0)
      assert.fail(
        `the device refuses the features ${describeFeatures(type, bits)}, the status reads ${describeStatus(status)}`,
      )
  }
  if (includes('queues')) {
    for (const index of queues ?? (await usualQueues(device))) await device.setUpQueue(index, queueSize)
  }
  if (includes('driver-ok')) await transport.writeStatus(ACKNOWLEDGE | DRIVER | FEATURES_OK | DRIVER_OK)
  return device
}

/** The bits that every driver accepts where they are offered, and the named ones. */
function chosen(accept: readonly string[], offered: bigint): bigint {
  for (const name of accept) if ((offered & feature(name)) === 0n) assert.fail(`the device does not offer ${name}`)
  const common = features('VIRTIO_F_VERSION_1', 'VIRTIO_F_ACCESS_PLATFORM', 'VIRTIO_F_ORDER_PLATFORM')
  return features(...accept) | (offered & common)
}

/** The queues that a driver of this type sets up with the features that it accepted. */
async function usualQueues(device: Device): Promise<number[]> {
  const field = async (name: string) => {
    const {offset, width} = configField(device.type, name)
    return device.transport.readConfig(offset, width === 8 ? 4 : width)
  }
  const first = (count: number) => Array.from({length: count}, (_, index) => index)
  switch (device.type) {
    case 'block':
      return first(device.has('VIRTIO_BLK_F_MQ') ? await field('num_queues') : 1)
    case 'network': {
      const pairs = device.has('VIRTIO_NET_F_MQ') ? await field('max_virtqueue_pairs') : 1
      return first(2 * pairs + (device.has('VIRTIO_NET_F_CTRL_VQ') ? 1 : 0))
    }
    case 'console':
      // The control queues and those of the first two ports.
      return first(device.has('VIRTIO_CONSOLE_F_MULTIPORT') ? ((await field('max_nr_ports')) > 1 ? 6 : 4) : 2)
    default:
      return existingQueues(device.transport)
  }
}

/** Indices of the queues that the device has, at most 8. */
async function existingQueues(transport: Transport): Promise<number[]> {
  const found: number[] = []
  while (found.length < 8 && (await transport.queueSizeMax(found.length)) > 0) found.push(found.length)
  return found
}

/** The names of the bits in a set. */
export function describeFeatures(type: string, bits: bigint): string {
  const numbers = Array.from({length: 256}, (_, number) => number).filter((number) => (bits >> BigInt(number)) & 1n)
  return numbers.length === 0 ? '(none)' : numbers.map((number) => featureName(type, number)).join(', ')
}
