import type {Virtqueue} from '../queue/virtqueue.ts'
import type {VirtioDevice} from '../virtio-device.ts'
import * as register from './mmio-registers.ts'

/** The registers of one device, at byte offsets from its base, and its interrupt as a level. Values are unsigned. */
export interface MmioTransport {
  read(offset: number, width: 1 | 2 | 4): number
  write(offset: number, width: 1 | 2 | 4, value: number): void
  readonly interruptAsserted: boolean
}

/**
 * VIRTIO over MMIO, version 2. Below the configuration space only aligned accesses of 32 bits do anything: others read
 * as 0 and are not written, as do registers that the direction of the access does not suit. There is no shared memory.
 * @see virtio-1.4#mmio.registers.device
 */
export function createMmioTransport(device: VirtioDevice): MmioTransport {
  const selectors: Selectors = {deviceFeatures: 0, driverFeatures: 0, queue: 0}
  return {
    read(offset, width) {
      if (offset >= register.Config) return device.readConfig(offset - register.Config, width)
      if (!isWholeRegister(offset, width)) return 0
      return readRegister(device, selectors, offset) >>> 0
    },
    write(offset, width, value) {
      if (offset >= register.Config) device.writeConfig(offset - register.Config, width, value)
      else if (isWholeRegister(offset, width)) writeRegister(device, selectors, offset, value)
    },
    get interruptAsserted() {
      return device.interruptStatus !== 0
    },
  }
}

interface Selectors {
  deviceFeatures: number
  driverFeatures: number
  queue: number
}

function isWholeRegister(offset: number, width: number): boolean {
  return width === 4 && offset % 4 === 0
}

/** Of the project, unassigned elsewhere: `AVPS` in ASCII. */
const vendorId = 0x53505641

function readRegister(device: VirtioDevice, selectors: Selectors, offset: number): number {
  switch (offset) {
    case register.MagicValue:
      return 0x74726976
    case register.Version:
      return 2
    case register.DeviceID:
      return device.type.deviceId
    case register.VendorID:
      return vendorId
    case register.DeviceFeatures:
      return device.negotiation.offeredWord(selectors.deviceFeatures)
    case register.QueueSizeMax:
      return device.queue(selectors.queue)?.sizeMax ?? 0
    case register.QueueReady:
      return device.queue(selectors.queue)?.ready ?? 0
    case register.InterruptStatus:
      return device.interruptStatus
    case register.Status:
      return device.status
    case register.SHMLenLow:
    case register.SHMLenHigh:
    case register.SHMBaseLow:
    case register.SHMBaseHigh:
      return 0xffff_ffff
    case register.QueueReset:
      // A reset is over before the driver can read.
      return 0
    case register.ConfigGeneration:
      return device.type.config.generation
    default:
      return 0
  }
}

function writeRegister(device: VirtioDevice, selectors: Selectors, offset: number, value: number): void {
  switch (offset) {
    case register.DeviceFeaturesSel:
      selectors.deviceFeatures = value
      break
    case register.DriverFeaturesSel:
      selectors.driverFeatures = value
      break
    case register.DriverFeatures:
      device.negotiation.acceptWord(selectors.driverFeatures, value)
      break
    case register.QueueSel:
      selectors.queue = value
      break
    case register.QueueReady:
      device.setReady(selectors.queue, value)
      break
    case register.QueueNotify:
      device.wake(value)
      break
    case register.InterruptACK:
      device.acknowledge(value)
      break
    case register.Status:
      if (value === 0) Object.assign(selectors, {deviceFeatures: 0, driverFeatures: 0, queue: 0})
      device.writeStatus(value)
      break
    case register.QueueReset:
      if (value === 1) device.resetQueue(selectors.queue)
      break
    default:
      writeQueuePlace(device.queue(selectors.queue), offset, value)
  }
}

/** A queue that is ready keeps its place, whatever the driver writes. */
function writeQueuePlace(queue: Virtqueue | undefined, offset: number, value: number): void {
  if (queue === undefined) return
  if (queue.ready !== 0) return
  switch (offset) {
    case register.QueueSize:
      queue.size = value
      break
    case register.QueueDescLow:
      queue.descriptorArea = withLowerHalf(queue.descriptorArea, value)
      break
    case register.QueueDescHigh:
      queue.descriptorArea = withUpperHalf(queue.descriptorArea, value)
      break
    case register.QueueDriverLow:
      queue.driverArea = withLowerHalf(queue.driverArea, value)
      break
    case register.QueueDriverHigh:
      queue.driverArea = withUpperHalf(queue.driverArea, value)
      break
    case register.QueueDeviceLow:
      queue.deviceArea = withLowerHalf(queue.deviceArea, value)
      break
    case register.QueueDeviceHigh:
      queue.deviceArea = withUpperHalf(queue.deviceArea, value)
      break
  }
}

function withLowerHalf(address: bigint, half: number): bigint {
  return (address & 0xffff_ffff_0000_0000n) | BigInt(half)
}

function withUpperHalf(address: bigint, half: number): bigint {
  return (address & 0xffff_ffffn) | (BigInt(half) << 32n)
}
