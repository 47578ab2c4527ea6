import type {FeatureDependency} from '../negotiation/features.ts'

/** @see virtio-1.4#net.configuration.device */
export const deviceId = 1

export const VIRTIO_NET_F_CSUM = 0
export const VIRTIO_NET_F_GUEST_CSUM = 1
export const VIRTIO_NET_F_MTU = 3
export const VIRTIO_NET_F_MAC = 5
export const VIRTIO_NET_F_MRG_RXBUF = 15
export const VIRTIO_NET_F_STATUS = 16
export const VIRTIO_NET_F_CTRL_VQ = 17
export const VIRTIO_NET_F_CTRL_RX = 18
export const VIRTIO_NET_F_CTRL_VLAN = 19
export const VIRTIO_NET_F_CTRL_RX_EXTRA = 20
export const VIRTIO_NET_F_GUEST_ANNOUNCE = 21
export const VIRTIO_NET_F_MQ = 22
export const VIRTIO_NET_F_CTRL_MAC_ADDR = 23

/** Of the features that this device knows. */
export const dependencies: readonly FeatureDependency[] = [
  {feature: VIRTIO_NET_F_CTRL_RX, needsOneOf: [VIRTIO_NET_F_CTRL_VQ]},
  {feature: VIRTIO_NET_F_CTRL_VLAN, needsOneOf: [VIRTIO_NET_F_CTRL_VQ]},
  {feature: VIRTIO_NET_F_GUEST_ANNOUNCE, needsOneOf: [VIRTIO_NET_F_CTRL_VQ]},
  {feature: VIRTIO_NET_F_MQ, needsOneOf: [VIRTIO_NET_F_CTRL_VQ]},
  {feature: VIRTIO_NET_F_CTRL_MAC_ADDR, needsOneOf: [VIRTIO_NET_F_CTRL_VQ]},
]

export const VIRTIO_NET_S_LINK_UP = 1
export const VIRTIO_NET_S_ANNOUNCE = 2

/** @see virtio-1.4#net.configuration.device */
export const configLayout = {
  mac0: {offset: 0, width: 1},
  mac1: {offset: 1, width: 1},
  mac2: {offset: 2, width: 1},
  mac3: {offset: 3, width: 1},
  mac4: {offset: 4, width: 1},
  mac5: {offset: 5, width: 1},
  status: {offset: 6, width: 2},
  max_virtqueue_pairs: {offset: 8, width: 2},
  mtu: {offset: 10, width: 2},
} as const

/** u8 flags, u8 gso_type, le16 hdr_len, gso_size, csum_start, csum_offset, num_buffers. */
export const headerSize = 12
export const VIRTIO_NET_HDR_F_NEEDS_CSUM = 1
export const VIRTIO_NET_HDR_GSO_NONE = 0

/** Two addresses of 6 bytes and a type. */
export const ethernetHeaderSize = 14
export const vlanTagSize = 4
/** MTU that holds where none was agreed. */
export const usualMtu = 1500

export const VIRTIO_NET_OK = 0
export const VIRTIO_NET_ERR = 1

export const VIRTIO_NET_CTRL_RX = 0
export const VIRTIO_NET_CTRL_RX_PROMISC = 0
export const VIRTIO_NET_CTRL_RX_ALLMULTI = 1
export const VIRTIO_NET_CTRL_RX_ALLUNI = 2
export const VIRTIO_NET_CTRL_RX_NOMULTI = 3
export const VIRTIO_NET_CTRL_RX_NOUNI = 4
export const VIRTIO_NET_CTRL_RX_NOBCAST = 5
export const VIRTIO_NET_CTRL_MAC = 1
export const VIRTIO_NET_CTRL_MAC_TABLE_SET = 0
export const VIRTIO_NET_CTRL_MAC_ADDR_SET = 1
export const VIRTIO_NET_CTRL_VLAN = 2
export const VIRTIO_NET_CTRL_VLAN_ADD = 0
export const VIRTIO_NET_CTRL_VLAN_DEL = 1
export const VIRTIO_NET_CTRL_ANNOUNCE = 3
export const VIRTIO_NET_CTRL_ANNOUNCE_ACK = 0
export const VIRTIO_NET_CTRL_MQ = 4
export const VIRTIO_NET_CTRL_MQ_VQ_PAIRS_SET = 0

/** Addresses that the MAC table holds; a command with more is refused. */
export const mostAddresses = 1024
/** Frames that wait for receive buffers, of one queue; more are dropped. */
export const mostWaitingFrames = 256
/** Frames that wait for the host side; older ones are dropped. */
export const mostSentFrames = 1024
/** Peers whose queue is remembered. */
export const mostFlows = 256
