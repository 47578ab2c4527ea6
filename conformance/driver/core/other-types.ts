import type {DeviceType} from './device.ts'
import type {FeatureBits} from './features.ts'
import {existingQueues} from './queue-indices.ts'

/** The other device types that VIRTIO 1.4 describes, by number alone: a type that gets a file in `devices/` leaves this table. */
export const otherTypes: Readonly<Record<string, {readonly id: number; readonly features: FeatureBits}>> = {
  balloon: {
    id: 5,
    features: {
      VIRTIO_BALLOON_F_MUST_TELL_HOST: 0,
      VIRTIO_BALLOON_F_STATS_VQ: 1,
      VIRTIO_BALLOON_F_DEFLATE_ON_OOM: 2,
      VIRTIO_BALLOON_F_FREE_PAGE_HINT: 3,
      VIRTIO_BALLOON_F_PAGE_POISON: 4,
      VIRTIO_BALLOON_F_PAGE_REPORTING: 5,
    },
  },
  scsi: {
    id: 8,
    features: {
      VIRTIO_SCSI_F_INOUT: 0,
      VIRTIO_SCSI_F_HOTPLUG: 1,
      VIRTIO_SCSI_F_CHANGE: 2,
      VIRTIO_SCSI_F_T10_PI: 3,
    },
  },
  gpu: {
    id: 16,
    features: {
      VIRTIO_GPU_F_VIRGL: 0,
      VIRTIO_GPU_F_EDID: 1,
      VIRTIO_GPU_F_RESOURCE_UUID: 2,
      VIRTIO_GPU_F_RESOURCE_BLOB: 3,
      VIRTIO_GPU_F_CONTEXT_INIT: 4,
      VIRTIO_GPU_F_BLOB_ALIGNMENT: 5,
    },
  },
  rtc: {
    id: 17,
    features: {
      VIRTIO_RTC_F_ALARM: 0,
    },
  },
  input: {id: 18, features: {}},
  socket: {
    id: 19,
    features: {
      VIRTIO_VSOCK_F_STREAM: 0,
      VIRTIO_VSOCK_F_SEQPACKET: 1,
      VIRTIO_VSOCK_F_NO_IMPLIED_STREAM: 2,
    },
  },
  crypto: {
    id: 20,
    features: {
      VIRTIO_CRYPTO_F_REVISION_1: 0,
      VIRTIO_CRYPTO_F_CIPHER_STATELESS_MODE: 1,
      VIRTIO_CRYPTO_F_HASH_STATELESS_MODE: 2,
      VIRTIO_CRYPTO_F_MAC_STATELESS_MODE: 3,
      VIRTIO_CRYPTO_F_AEAD_STATELESS_MODE: 4,
      VIRTIO_CRYPTO_F_AKCIPHER_STATELESS_MODE: 5,
    },
  },
  iommu: {
    id: 23,
    features: {
      VIRTIO_IOMMU_F_INPUT_RANGE: 0,
      VIRTIO_IOMMU_F_DOMAIN_RANGE: 1,
      VIRTIO_IOMMU_F_MAP_UNMAP: 2,
      VIRTIO_IOMMU_F_BYPASS: 3,
      VIRTIO_IOMMU_F_PROBE: 4,
      VIRTIO_IOMMU_F_MMIO: 5,
      VIRTIO_IOMMU_F_BYPASS_CONFIG: 6,
    },
  },
  memory: {
    id: 24,
    features: {
      VIRTIO_MEM_F_ACPI_PXM: 0,
      VIRTIO_MEM_F_UNPLUGGED_INACCESSIBLE: 1,
      VIRTIO_MEM_F_PERSISTENT_SUSPEND: 2,
    },
  },
  sound: {
    id: 25,
    features: {
      VIRTIO_SND_F_CTLS: 0,
    },
  },
  filesystem: {
    id: 26,
    features: {
      VIRTIO_FS_F_NOTIFICATION: 0,
    },
  },
  pmem: {
    id: 27,
    features: {
      VIRTIO_PMEM_F_SHMEM_REGION: 0,
    },
  },
  rpmb: {id: 28, features: {}},
  scmi: {
    id: 32,
    features: {
      VIRTIO_SCMI_F_P2A_CHANNELS: 0,
      VIRTIO_SCMI_F_SHARED_MEMORY: 1,
    },
  },
  i2c: {
    id: 34,
    features: {
      VIRTIO_I2C_F_ZERO_LENGTH_REQUEST: 0,
    },
  },
  can: {
    id: 36,
    features: {
      VIRTIO_CAN_F_CAN_CLASSIC: 0,
      VIRTIO_CAN_F_CAN_FD: 1,
      VIRTIO_CAN_F_RTR_FRAMES: 2,
      VIRTIO_CAN_F_LATE_TX_ACK: 3,
    },
  },
  gpio: {
    id: 41,
    features: {
      VIRTIO_GPIO_F_IRQ: 0,
    },
  },
  spi: {id: 45, features: {}},
  media: {id: 48, features: {}},
}

/** One of them. Its devices are started all the same, and a case writes to their queues itself. */
export function otherType(name: string): DeviceType {
  const known = Object.hasOwn(otherTypes, name) ? otherTypes[name] : undefined
  if (!known) throw new Error(`the driver knows no device type ${name}`)
  return {
    name,
    ...known,
    get config(): never {
      throw new Error(`the driver does not know the configuration space of a ${name} device`)
    },
    queues: ({transport}) => existingQueues(transport),
    exercise() {
      throw new Error(`the driver has no exercise for a ${name} device`)
    },
  }
}
