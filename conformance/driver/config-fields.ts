import type {FeatureName} from './feature-bits.ts'

/** A field of a configuration space. Offset in bytes from its start, width in bytes. */
export interface ConfigField {
  readonly name: string
  readonly offset: number
  readonly width: 1 | 2 | 4 | 8
  /** The bit that has to be offered for the field to mean something. Undefined: none. */
  readonly feature?: FeatureName
  /** Whether VIRTIO lets the driver write it. */
  readonly writable?: true
}

/** The configuration spaces, first field first. A MAC address is six fields of one byte, `mac` and `mac[1]` to `mac[5]`. */
export const configFields: Readonly<Record<string, readonly ConfigField[]>> = {
  block: [
    {name: 'capacity', offset: 0, width: 8},
    {name: 'size_max', offset: 8, width: 4, feature: 'VIRTIO_BLK_F_SIZE_MAX'},
    {name: 'seg_max', offset: 12, width: 4, feature: 'VIRTIO_BLK_F_SEG_MAX'},
    {name: 'cylinders', offset: 16, width: 2, feature: 'VIRTIO_BLK_F_GEOMETRY'},
    {name: 'heads', offset: 18, width: 1, feature: 'VIRTIO_BLK_F_GEOMETRY'},
    {name: 'sectors', offset: 19, width: 1, feature: 'VIRTIO_BLK_F_GEOMETRY'},
    {name: 'blk_size', offset: 20, width: 4, feature: 'VIRTIO_BLK_F_BLK_SIZE'},
    {name: 'physical_block_exp', offset: 24, width: 1, feature: 'VIRTIO_BLK_F_TOPOLOGY'},
    {name: 'alignment_offset', offset: 25, width: 1, feature: 'VIRTIO_BLK_F_TOPOLOGY'},
    {name: 'min_io_size', offset: 26, width: 2, feature: 'VIRTIO_BLK_F_TOPOLOGY'},
    {name: 'opt_io_size', offset: 28, width: 4, feature: 'VIRTIO_BLK_F_TOPOLOGY'},
    {name: 'writeback', offset: 32, width: 1, feature: 'VIRTIO_BLK_F_CONFIG_WCE', writable: true},
    {name: 'unused0', offset: 33, width: 1},
    {name: 'num_queues', offset: 34, width: 2, feature: 'VIRTIO_BLK_F_MQ'},
    {name: 'max_discard_sectors', offset: 36, width: 4, feature: 'VIRTIO_BLK_F_DISCARD'},
    {name: 'max_discard_seg', offset: 40, width: 4, feature: 'VIRTIO_BLK_F_DISCARD'},
    {name: 'discard_sector_alignment', offset: 44, width: 4, feature: 'VIRTIO_BLK_F_DISCARD'},
    {name: 'max_write_zeroes_sectors', offset: 48, width: 4, feature: 'VIRTIO_BLK_F_WRITE_ZEROES'},
    {name: 'max_write_zeroes_seg', offset: 52, width: 4, feature: 'VIRTIO_BLK_F_WRITE_ZEROES'},
    {name: 'write_zeroes_may_unmap', offset: 56, width: 1, feature: 'VIRTIO_BLK_F_WRITE_ZEROES'},
    {name: 'max_secure_erase_sectors', offset: 60, width: 4, feature: 'VIRTIO_BLK_F_SECURE_ERASE'},
    {name: 'max_secure_erase_seg', offset: 64, width: 4, feature: 'VIRTIO_BLK_F_SECURE_ERASE'},
    {name: 'secure_erase_sector_alignment', offset: 68, width: 4, feature: 'VIRTIO_BLK_F_SECURE_ERASE'},
    {name: 'zone_sectors', offset: 72, width: 4, feature: 'VIRTIO_BLK_F_ZONED'},
    {name: 'max_open_zones', offset: 76, width: 4, feature: 'VIRTIO_BLK_F_ZONED'},
    {name: 'max_active_zones', offset: 80, width: 4, feature: 'VIRTIO_BLK_F_ZONED'},
    {name: 'max_append_sectors', offset: 84, width: 4, feature: 'VIRTIO_BLK_F_ZONED'},
    {name: 'write_granularity', offset: 88, width: 4, feature: 'VIRTIO_BLK_F_ZONED'},
    {name: 'model', offset: 92, width: 1, feature: 'VIRTIO_BLK_F_ZONED'},
  ],
  entropy: [],
  network: [
    {name: 'mac', offset: 0, width: 1, feature: 'VIRTIO_NET_F_MAC'},
    {name: 'mac[1]', offset: 1, width: 1, feature: 'VIRTIO_NET_F_MAC'},
    {name: 'mac[2]', offset: 2, width: 1, feature: 'VIRTIO_NET_F_MAC'},
    {name: 'mac[3]', offset: 3, width: 1, feature: 'VIRTIO_NET_F_MAC'},
    {name: 'mac[4]', offset: 4, width: 1, feature: 'VIRTIO_NET_F_MAC'},
    {name: 'mac[5]', offset: 5, width: 1, feature: 'VIRTIO_NET_F_MAC'},
    {name: 'status', offset: 6, width: 2, feature: 'VIRTIO_NET_F_STATUS'},
    {name: 'max_virtqueue_pairs', offset: 8, width: 2, feature: 'VIRTIO_NET_F_MQ'},
    {name: 'mtu', offset: 10, width: 2, feature: 'VIRTIO_NET_F_MTU'},
    {name: 'speed', offset: 12, width: 4, feature: 'VIRTIO_NET_F_SPEED_DUPLEX'},
    {name: 'duplex', offset: 16, width: 1, feature: 'VIRTIO_NET_F_SPEED_DUPLEX'},
    {name: 'rss_max_key_size', offset: 17, width: 1, feature: 'VIRTIO_NET_F_RSS'},
    {name: 'rss_max_indirection_table_length', offset: 18, width: 2, feature: 'VIRTIO_NET_F_RSS'},
    {name: 'supported_hash_types', offset: 20, width: 4, feature: 'VIRTIO_NET_F_RSS'},
    {name: 'supported_tunnel_types', offset: 24, width: 4, feature: 'VIRTIO_NET_F_HASH_TUNNEL'},
  ],
  console: [
    {name: 'cols', offset: 0, width: 2, feature: 'VIRTIO_CONSOLE_F_SIZE'},
    {name: 'rows', offset: 2, width: 2, feature: 'VIRTIO_CONSOLE_F_SIZE'},
    {name: 'max_nr_ports', offset: 4, width: 4, feature: 'VIRTIO_CONSOLE_F_MULTIPORT'},
    {name: 'emerg_wr', offset: 8, width: 4, feature: 'VIRTIO_CONSOLE_F_EMERG_WRITE', writable: true},
  ],
}

/** The field of this name. One that the device type does not have throws. */
export function configField(type: string, name: string): ConfigField {
  const field = configFields[type]?.find((candidate) => candidate.name === name)
  if (!field) throw new Error(`the configuration space of a ${type} device has no field ${name}`)
  return field
}
