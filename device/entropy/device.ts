import type {DeviceType} from '../device-type.ts'
import type {GuestMemory} from '../memory/guest-memory.ts'
import {ConfigurationSpace} from '../negotiation/config-space.ts'
import {commonFeatures, featureSet} from '../negotiation/features.ts'
import {makeReferenceDevice, type ReferenceDevice} from '../reference-device.ts'
import {deviceId} from './definitions.ts'
import {executeEntropyRequest} from './execute.ts'
import {parseEntropyRequest} from './request.ts'
import {hostRandomSource, type RandomSource} from './source.ts'

export interface EntropyOptions {
  /** Where the bytes come from; the host's generator if left out. */
  readonly source?: RandomSource
  /** Feature bits to offer in place of the common set. */
  readonly features?: readonly number[]
  /** QueueSizeMax; 256 if left out. */
  readonly queueSize?: number
}

/** A device that fills buffers with random bytes. It has no features and no configuration of its own. */
export function createEntropyDevice(options: EntropyOptions, memory: GuestMemory): ReferenceDevice {
  const {source = hostRandomSource, features = commonFeatures, queueSize = 256} = options
  const type: DeviceType = {
    deviceId,
    features: featureSet(features),
    dependencies: [],
    config: new ConfigurationSpace({}),
    queueSizes: [queueSize],
    queueCount: () => 1,
    agreed: () => {},
    reset: () => {},
    queueStopped: () => {},
    wants: () => true,
    execute(queue, chain) {
      executeEntropyRequest(parseEntropyRequest(chain), source)
      queue.use([chain])
    },
    background: () => false,
    busy: false,
    configWritten: () => false,
  }
  return makeReferenceDevice(type, memory).reference
}
