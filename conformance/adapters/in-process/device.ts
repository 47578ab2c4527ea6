import type {HostSide} from '../host-side.ts'

/** What the adapter needs to know of a reference device; the host side of each type has more. */
export interface ReferenceDevice {
  readonly transport: {
    read(offset: number, width: number): number
    write(offset: number, width: number, value: number): void
    readonly interruptAsserted: boolean
  }
  step(): boolean
  breakDown(): void
}

export type Ask<Device> = <Answer>(question: (device: Device) => Answer) => Answer

/** The host side of a device type. `device` is one like those that `ask` leads to, which are new for each case. */
export type MakeHostSide<Device extends ReferenceDevice> = (ask: Ask<Device>, device: Device) => HostSide
