import type {DeviceType, ReferenceDevice} from './device.ts'
import type {GuestMemory} from './memory/guest-memory.ts'
import {createMmioTransport} from './transport/mmio.ts'
import {VirtioDevice} from './virtio-device.ts'

/** Puts a device type behind the common core and MMIO. The host side of the type works with the core. */
export function makeReferenceDevice(
  type: DeviceType,
  memory: GuestMemory,
): {readonly core: VirtioDevice; readonly reference: ReferenceDevice} {
  const core = new VirtioDevice(type, memory)
  const reference: ReferenceDevice = {
    transport: createMmioTransport(core),
    step: () => core.step(),
    breakDown: () => core.breakDown('BrokenDownByTheHost'),
    get failure() {
      return core.failure
    },
  }
  return {core, reference}
}
