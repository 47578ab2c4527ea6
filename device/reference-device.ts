import type {DeviceType} from './device-type.ts'
import type {GuestMemory} from './memory/guest-memory.ts'
import {createMmioTransport, type MmioTransport} from './transport/mmio.ts'
import {VirtioDevice} from './virtio-device.ts'

/** What the outside gets of every reference device. Host sides add members of their own. */
export interface ReferenceDevice {
  readonly transport: MmioTransport
  /**
   * One bounded piece of work: at most one chain is taken and executed. False: there is nothing left to do until
   * somebody writes a register or does something at the host side. No register access does any of this work.
   */
  step(): boolean
  /** An error that the device cannot recover from: DEVICE_NEEDS_RESET until the driver resets it. */
  breakDown(): void
  /** Why the device needs a reset, for whoever looks for the mistake. Undefined while it does not. */
  readonly failure: string | undefined
}

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
