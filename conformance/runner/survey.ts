import {deviceIds} from '../driver/device-ids.ts'
import {featuresOf} from '../driver/feature-bits.ts'
import {register} from '../driver/registers.ts'
import {Transcript} from '../driver/transcript.ts'
import {Transport} from '../driver/transport.ts'
import type {Machine} from '../port.ts'
import type {Survey} from './protocol.ts'

/**
 * Reads from each device what it is and what it offers; other types are not there. A device of another type than the target
 * says throws.
 */
export async function survey(machine: Machine): Promise<Survey> {
  const devices: Record<string, Survey['devices'][string]> = Object.fromEntries(
    Object.keys(deviceIds).map((type) => [type, {supported: false}]),
  )
  for (const [type, port] of machine.ports) {
    const transport = new Transport(port, new Transcript())
    const [id, expected] = [await transport.read(register.DeviceID), deviceIds[type as keyof typeof deviceIds]]
    if (id !== expected) throw new Error(`the ${type} device has the DeviceID ${id}, expected ${expected}`)
    const offered = await transport.deviceFeatures()
    const features = featuresOf(type).map(([name, bit]) => [name, ((offered >> BigInt(bit)) & 1n) === 1n] as const)
    devices[type] = {supported: true, features: Object.fromEntries(features)}
  }
  return {version: machine.version, judged: machine.judged ?? {}, transports: {mmio: true, pci: false}, devices}
}
