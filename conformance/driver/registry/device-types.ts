import type {DeviceType} from '../core/device.ts'
import {otherType, otherTypes} from '../core/other-types.ts'

/**
 * The device types that have a file in `devices/`. They are loaded by name, from a folder that holds nothing else: what
 * imports this module depends on no device type, and a change to one outdates its own cases alone.
 */
const withFile: readonly string[] = ['network', 'block', 'console', 'entropy']

/** All that VIRTIO describes, in the order in which they are surveyed. */
export const deviceTypeNames: readonly string[] = [...withFile, ...Object.keys(otherTypes)]

/** What the driver knows of a type. A name that is not among `deviceTypeNames` throws. */
export async function loadDeviceType(name: string): Promise<DeviceType> {
  if (!withFile.includes(name)) return otherType(name)
  const {deviceType} = (await import(new URL(`../devices/${name}.js`, import.meta.url).href)) as {
    deviceType: DeviceType
  }
  return deviceType
}

/** The same of several, by name. */
export async function loadDeviceTypes(names: Iterable<string>): Promise<ReadonlyMap<string, DeviceType>> {
  const types = new Map<string, DeviceType>()
  for (const name of names) types.set(name, await loadDeviceType(name))
  return types
}
