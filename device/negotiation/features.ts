/** Numbers of the device-independent feature bits. */
export const VIRTIO_F_INDIRECT_DESC = 28
export const VIRTIO_F_EVENT_IDX = 29
export const VIRTIO_F_VERSION_1 = 32
export const VIRTIO_F_RING_PACKED = 34
export const VIRTIO_F_IN_ORDER = 35
export const VIRTIO_F_RING_RESET = 40
export const VIRTIO_F_SUSPEND = 43

/** What every reference device offers. It does without notification data, and memory needs no platform access. */
export const commonFeatures: readonly number[] = [
  VIRTIO_F_INDIRECT_DESC,
  VIRTIO_F_EVENT_IDX,
  VIRTIO_F_VERSION_1,
  VIRTIO_F_RING_PACKED,
  VIRTIO_F_IN_ORDER,
  VIRTIO_F_RING_RESET,
  VIRTIO_F_SUSPEND,
]

/** A set of feature bits: bit n of the number is feature n, for n up to 127. */
export function featureSet(bits: Iterable<number>): bigint {
  let set = 0n
  for (const bit of bits) set |= 1n << BigInt(bit)
  return set
}

export function has(features: bigint, bit: number): boolean {
  return ((features >> BigInt(bit)) & 1n) === 1n
}

/** A bit that only makes sense with at least one of others. */
export interface FeatureDependency {
  readonly feature: number
  readonly needsOneOf: readonly number[]
}

export type Refusal = 'FeatureNotOffered' | 'VersionOneMissing' | 'DependencyMissing'

/**
 * Why a device cannot work with what the driver accepted; undefined if it can.
 * @see virtio-1.4#features.device
 */
export function refusalOf(
  offered: bigint,
  accepted: bigint,
  dependencies: readonly FeatureDependency[],
): Refusal | undefined {
  if ((accepted & ~offered) !== 0n) return 'FeatureNotOffered'
  if (!has(accepted, VIRTIO_F_VERSION_1)) return 'VersionOneMissing'
  if (dependencies.some((dependency) => isMissing(accepted, dependency))) return 'DependencyMissing'
  return undefined
}

function isMissing(features: bigint, {feature, needsOneOf}: FeatureDependency): boolean {
  return has(features, feature) && !needsOneOf.some((bit) => has(features, bit))
}
