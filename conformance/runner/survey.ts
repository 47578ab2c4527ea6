import type {DeviceType} from '../driver/core/device.ts'
import {featuresOf} from '../driver/core/features.ts'
import {register} from '../driver/core/registers.ts'
import {Transcript} from '../driver/core/transcript.ts'
import {Transport} from '../driver/core/transport.ts'
import {deviceTypeNames} from '../driver/registry/device-types.ts'
import type {Machine} from '../port.ts'
import type {Survey} from './protocol.ts'

/**
 * Reads from each device what it is and what it offers; other types are not there. A device of another type than the target
 * says throws.
 */
export async function survey(machine: Machine, types: ReadonlyMap<string, DeviceType>): Promise<Survey> {
  const devices: Record<string, Survey['devices'][string]> = Object.fromEntries(
    deviceTypeNames.map((type) => [type, {supported: false}]),
  )
  for (const [type, port] of machine.ports) {
    const transport = new Transport(port, new Transcript())
    const {id: expected, features: own} = types.get(type)!
    const id = await transport.read(register.DeviceID)
    if (id !== expected) throw new Error(`the ${type} device has the DeviceID ${id}, expected ${expected}`)
    const offered = await transport.deviceFeatures()
    const features = featuresOf(own).map(([name, bit]) => [name, ((offered >> BigInt(bit)) & 1n) === 1n] as const)
    devices[type] = {supported: true, features: Object.fromEntries(features)}
  }
  return {version: machine.version, judged: machine.judged ?? {}, transports: {mmio: true, pci: false}, devices}
}
