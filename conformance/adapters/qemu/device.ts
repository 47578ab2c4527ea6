import type {HostSide} from '../host-side.ts'
import type {QemuProcess} from './process.ts'
import type {Qmp} from './qmp.ts'

/** What a target may say of a device. Each file of `devices/` says what else its own may say. */
export interface DeviceOptions {
  /** Properties of QEMU's own: {packed: 'off'} */
  readonly properties?: Readonly<Record<string, string | number | boolean>>
  readonly [option: string]: unknown
}

/** A device type of QEMU: makes the files and sockets that its device needs, before QEMU starts. */
export type PrepareDevice = (options: DeviceOptions, qemu: QemuProcess) => Promise<PreparedDevice>

export interface PreparedDevice {
  /** Options of QEMU without the slot. The last one is the device of the transport. */
  readonly options: readonly string[]
  /** Options that stand after it. */
  readonly later?: readonly string[]
  /** The host side, once QEMU runs. Without one, nothing can be shown. */
  host?(qmp: Qmp): HostSide | Promise<HostSide>
  close?(): void
}

/** A value in an option of QEMU: a comma is doubled. */
export function quoted(value: string): string {
  return value.replaceAll(',', ',,')
}
