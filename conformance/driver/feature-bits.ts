/** Numbers of the feature bits that VIRTIO 1.4 gives to every device. The test of this file compares them with the catalogue. */
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

/** Numbers of the feature bits of each device type. */
export const deviceFeatures = {
  network: {
    VIRTIO_NET_F_CSUM: 0,
    VIRTIO_NET_F_GUEST_CSUM: 1,
    VIRTIO_NET_F_CTRL_GUEST_OFFLOADS: 2,
    VIRTIO_NET_F_MTU: 3,
    VIRTIO_NET_F_MAC: 5,
    VIRTIO_NET_F_GUEST_TSO4: 7,
    VIRTIO_NET_F_GUEST_TSO6: 8,
    VIRTIO_NET_F_GUEST_ECN: 9,
    VIRTIO_NET_F_GUEST_UFO: 10,
    VIRTIO_NET_F_HOST_TSO4: 11,
    VIRTIO_NET_F_HOST_TSO6: 12,
    VIRTIO_NET_F_HOST_ECN: 13,
    VIRTIO_NET_F_HOST_UFO: 14,
    VIRTIO_NET_F_MRG_RXBUF: 15,
    VIRTIO_NET_F_STATUS: 16,
    VIRTIO_NET_F_CTRL_VQ: 17,
    VIRTIO_NET_F_CTRL_RX: 18,
    VIRTIO_NET_F_CTRL_VLAN: 19,
    VIRTIO_NET_F_CTRL_RX_EXTRA: 20,
    VIRTIO_NET_F_GUEST_ANNOUNCE: 21,
    VIRTIO_NET_F_MQ: 22,
    VIRTIO_NET_F_CTRL_MAC_ADDR: 23,
    VIRTIO_NET_F_DEVICE_STATS: 50,
    VIRTIO_NET_F_HASH_TUNNEL: 51,
    VIRTIO_NET_F_VQ_NOTF_COAL: 52,
    VIRTIO_NET_F_NOTF_COAL: 53,
    VIRTIO_NET_F_GUEST_USO4: 54,
    VIRTIO_NET_F_GUEST_USO6: 55,
    VIRTIO_NET_F_HOST_USO: 56,
    VIRTIO_NET_F_HASH_REPORT: 57,
    VIRTIO_NET_F_GUEST_HDRLEN: 59,
    VIRTIO_NET_F_RSS: 60,
    VIRTIO_NET_F_RSC_EXT: 61,
    VIRTIO_NET_F_STANDBY: 62,
    VIRTIO_NET_F_SPEED_DUPLEX: 63,
    VIRTIO_NET_F_RSS_CONTEXT: 64,
    VIRTIO_NET_F_GUEST_UDP_TUNNEL_GSO: 65,
    VIRTIO_NET_F_GUEST_UDP_TUNNEL_GSO_CSUM: 66,
    VIRTIO_NET_F_HOST_UDP_TUNNEL_GSO: 67,
    VIRTIO_NET_F_HOST_UDP_TUNNEL_GSO_CSUM: 68,
    VIRTIO_NET_F_OUT_NET_HEADER: 69,
    VIRTIO_NET_F_IPSEC: 70,
  },
  block: {
    VIRTIO_BLK_F_SIZE_MAX: 1,
    VIRTIO_BLK_F_SEG_MAX: 2,
    VIRTIO_BLK_F_GEOMETRY: 4,
    VIRTIO_BLK_F_RO: 5,
    VIRTIO_BLK_F_BLK_SIZE: 6,
    VIRTIO_BLK_F_FLUSH: 9,
    VIRTIO_BLK_F_TOPOLOGY: 10,
    VIRTIO_BLK_F_CONFIG_WCE: 11,
    VIRTIO_BLK_F_MQ: 12,
    VIRTIO_BLK_F_DISCARD: 13,
    VIRTIO_BLK_F_WRITE_ZEROES: 14,
    VIRTIO_BLK_F_LIFETIME: 15,
    VIRTIO_BLK_F_SECURE_ERASE: 16,
    VIRTIO_BLK_F_ZONED: 17,
  },
  console: {
    VIRTIO_CONSOLE_F_SIZE: 0,
    VIRTIO_CONSOLE_F_MULTIPORT: 1,
    VIRTIO_CONSOLE_F_EMERG_WRITE: 2,
  },
  entropy: {},
  balloon: {
    VIRTIO_BALLOON_F_MUST_TELL_HOST: 0,
    VIRTIO_BALLOON_F_STATS_VQ: 1,
    VIRTIO_BALLOON_F_DEFLATE_ON_OOM: 2,
    VIRTIO_BALLOON_F_FREE_PAGE_HINT: 3,
    VIRTIO_BALLOON_F_PAGE_POISON: 4,
    VIRTIO_BALLOON_F_PAGE_REPORTING: 5,
  },
  scsi: {
    VIRTIO_SCSI_F_INOUT: 0,
    VIRTIO_SCSI_F_HOTPLUG: 1,
    VIRTIO_SCSI_F_CHANGE: 2,
    VIRTIO_SCSI_F_T10_PI: 3,
  },
  gpu: {
    VIRTIO_GPU_F_VIRGL: 0,
    VIRTIO_GPU_F_EDID: 1,
    VIRTIO_GPU_F_RESOURCE_UUID: 2,
    VIRTIO_GPU_F_RESOURCE_BLOB: 3,
    VIRTIO_GPU_F_CONTEXT_INIT: 4,
    VIRTIO_GPU_F_BLOB_ALIGNMENT: 5,
  },
  rtc: {
    VIRTIO_RTC_F_ALARM: 0,
  },
  input: {},
  socket: {
    VIRTIO_VSOCK_F_STREAM: 0,
    VIRTIO_VSOCK_F_SEQPACKET: 1,
    VIRTIO_VSOCK_F_NO_IMPLIED_STREAM: 2,
  },
  crypto: {
    VIRTIO_CRYPTO_F_REVISION_1: 0,
    VIRTIO_CRYPTO_F_CIPHER_STATELESS_MODE: 1,
    VIRTIO_CRYPTO_F_HASH_STATELESS_MODE: 2,
    VIRTIO_CRYPTO_F_MAC_STATELESS_MODE: 3,
    VIRTIO_CRYPTO_F_AEAD_STATELESS_MODE: 4,
    VIRTIO_CRYPTO_F_AKCIPHER_STATELESS_MODE: 5,
  },
  iommu: {
    VIRTIO_IOMMU_F_INPUT_RANGE: 0,
    VIRTIO_IOMMU_F_DOMAIN_RANGE: 1,
    VIRTIO_IOMMU_F_MAP_UNMAP: 2,
    VIRTIO_IOMMU_F_BYPASS: 3,
    VIRTIO_IOMMU_F_PROBE: 4,
    VIRTIO_IOMMU_F_MMIO: 5,
    VIRTIO_IOMMU_F_BYPASS_CONFIG: 6,
  },
  memory: {
    VIRTIO_MEM_F_ACPI_PXM: 0,
    VIRTIO_MEM_F_UNPLUGGED_INACCESSIBLE: 1,
    VIRTIO_MEM_F_PERSISTENT_SUSPEND: 2,
  },
  sound: {
    VIRTIO_SND_F_CTLS: 0,
  },
  filesystem: {
    VIRTIO_FS_F_NOTIFICATION: 0,
  },
  pmem: {
    VIRTIO_PMEM_F_SHMEM_REGION: 0,
  },
  rpmb: {},
  scmi: {
    VIRTIO_SCMI_F_P2A_CHANNELS: 0,
    VIRTIO_SCMI_F_SHARED_MEMORY: 1,
  },
  i2c: {
    VIRTIO_I2C_F_ZERO_LENGTH_REQUEST: 0,
  },
  can: {
    VIRTIO_CAN_F_CAN_CLASSIC: 0,
    VIRTIO_CAN_F_CAN_FD: 1,
    VIRTIO_CAN_F_RTR_FRAMES: 2,
    VIRTIO_CAN_F_LATE_TX_ACK: 3,
  },
  gpio: {
    VIRTIO_GPIO_F_IRQ: 0,
  },
  spi: {},
  media: {},
} as const

export type DeviceType = keyof typeof deviceFeatures

export type FeatureName =
  | keyof typeof commonFeatures
  | {[Type in DeviceType]: keyof (typeof deviceFeatures)[Type]}[DeviceType]

const numbers = new Map<string, number>(
  [commonFeatures, ...Object.values(deviceFeatures)].flatMap((bits) => Object.entries(bits)),
)

/** A set that holds only the named bit. A name that no catalogue has throws. */
export function feature(name: FeatureName | string): bigint {
  const number = numbers.get(name)
  if (number === undefined) throw new Error(`no feature bit of VIRTIO 1.4 is called ${name}`)
  return 1n << BigInt(number)
}

/** The set of several named bits. */
export function features(...names: (FeatureName | string)[]): bigint {
  return names.reduce((set, name) => set | feature(name), 0n)
}

/** Names and numbers of the bits that a device of this type may offer, its own first. */
export function featuresOf(type: string): [name: string, number: number][] {
  const own: Readonly<Record<string, number>> = deviceFeatures[type as DeviceType] ?? {}
  return [...Object.entries(own), ...Object.entries(commonFeatures)]
}

/** `VIRTIO_BLK_F_RO` for a bit of this device type, `bit 24` for one without a name. */
export function featureName(type: string, number: number): string {
  return featuresOf(type).find(([, known]) => known === number)?.[0] ?? `bit ${number}`
}
