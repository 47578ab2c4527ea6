/** Numbers of feature bits by their names. */
export type FeatureBits = Readonly<Record<string, number>>

/** Numbers of the feature bits that VIRTIO 1.4 gives to every device. A test compares them with the catalogue. */
export const commonFeatures = {
  VIRTIO_F_INDIRECT_DESC: 28,
  VIRTIO_F_EVENT_IDX: 29,
  VIRTIO_F_VERSION_1: 32,
  VIRTIO_F_ACCESS_PLATFORM: 33,
  VIRTIO_F_RING_PACKED: 34,
  VIRTIO_F_IN_ORDER: 35,
  VIRTIO_F_ORDER_PLATFORM: 36,
  VIRTIO_F_SR_IOV: 37,
  VIRTIO_F_NOTIFICATION_DATA: 38,
  VIRTIO_F_NOTIF_CONFIG_DATA: 39,
  VIRTIO_F_RING_RESET: 40,
  VIRTIO_F_ADMIN_VQ: 41,
  VIRTIO_F_SUSPEND: 43,
} as const

/** A bit that every device may have, or one of a device type. A test looks for each name in the catalogue. */
export type FeatureName = keyof typeof commonFeatures | `VIRTIO_${string}_F_${string}`

/** A set that holds only the named bit. A name that neither is common nor stands in `own`, those of the device type, throws. */
export function feature(name: FeatureName | string, own: FeatureBits = {}): bigint {
  const number = own[name] ?? (commonFeatures as FeatureBits)[name]
  if (number === undefined) throw new Error(`no feature bit of the device is called ${name}`)
  return 1n << BigInt(number)
}

/** A set of several named bits. */
export function features(names: readonly (FeatureName | string)[], own: FeatureBits = {}): bigint {
  return names.reduce((set, name) => set | feature(name, own), 0n)
}

/** Names and numbers of the bits that a device may offer, those of its type first. */
export function featuresOf(own: FeatureBits): [name: string, number: number][] {
  return [...Object.entries(own), ...Object.entries(commonFeatures)]
}

/** `VIRTIO_BLK_F_RO` for a bit that has a name, `bit 24` for one without. */
export function featureName(number: number, own: FeatureBits): string {
  return featuresOf(own).find(([, known]) => known === number)?.[0] ?? `bit ${number}`
}
