/** Byte offsets of the MMIO registers, named as in VIRTIO. @see virtio-1.4#mmio.registers.device */
export const register = {
  MagicValue: 0x000,
  Version: 0x004,
  DeviceID: 0x008,
  VendorID: 0x00c,
  DeviceFeatures: 0x010,
  DeviceFeaturesSel: 0x014,
  DriverFeatures: 0x020,
  DriverFeaturesSel: 0x024,
  QueueSel: 0x030,
  QueueSizeMax: 0x034,
  QueueSize: 0x038,
  QueueReady: 0x044,
  QueueNotify: 0x050,
  InterruptStatus: 0x060,
  InterruptACK: 0x064,
  Status: 0x070,
  QueueDescLow: 0x080,
  QueueDescHigh: 0x084,
  QueueDriverLow: 0x090,
  QueueDriverHigh: 0x094,
  QueueDeviceLow: 0x0a0,
  QueueDeviceHigh: 0x0a4,
  SHMSel: 0x0ac,
  SHMLenLow: 0x0b0,
  SHMLenHigh: 0x0b4,
  SHMBaseLow: 0x0b8,
  SHMBaseHigh: 0x0bc,
  QueueReset: 0x0c0,
  ConfigGeneration: 0x0fc,
  /** Where the configuration space begins. */
  Config: 0x100,
} as const

export const magicValue = 0x74726976

/** Bits of `InterruptStatus` and `InterruptACK`. */
export const USED_BUFFER = 1
export const CONFIGURATION_CHANGE = 2

const names = new Map<number, string>(Object.entries(register).map(([name, offset]) => [offset, name]))

/** What people call the register at this offset: `QueueSel`, `Config+0x08`, `offset 0x018`. */
export function registerName(offset: number): string {
  const name = names.get(offset)
  if (name !== undefined && offset < register.Config) return name
  if (offset >= register.Config) return `Config+0x${(offset - register.Config).toString(16).padStart(2, '0')}`
  return `offset 0x${offset.toString(16).padStart(3, '0')}`
}
