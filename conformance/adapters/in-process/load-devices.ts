import {existsSync, readFileSync} from 'node:fs'
import {resolve} from 'node:path'
import {pathToFileURL} from 'node:url'
import {type FeatureBits, feature} from '../../driver/core/features.ts'
import {loadDeviceType} from '../../driver/registry/device-types.ts'
import type {ReferenceDevice} from './device.ts'

/** Makes a new device in this memory, each time it is called. */
export type MakeDevice = (base: bigint, bytes: Uint8Array) => ReferenceDevice

/** The compiled reference devices: those of this package, or a changed copy in the folder that `AVPS_DEVICE_ROOT` names. */
const root = process.env.AVPS_DEVICE_ROOT
  ? pathToFileURL(`${resolve(process.env.AVPS_DEVICE_ROOT)}/`)
  : new URL('../../../device/', import.meta.url)

/** Loads the module of a device type, with the options of the target. There, `features` are names or numbers, and `mac` is text. */
export async function loadDevice(type: string, options: Readonly<Record<string, unknown>>): Promise<MakeDevice> {
  if (!/^[a-z]+$/.test(type) || !existsSync(new URL(`${type}/device.js`, root)))
    throw new Error(`there is no reference device of type ${type}`)
  const module = (await import(new URL(`${type}/device.js`, root).href)) as Record<string, unknown>
  const {GuestMemory} = (await import(new URL('memory/guest-memory.js', root).href)) as {
    GuestMemory: new (base: bigint, bytes: Uint8Array) => unknown
  }
  const create = module[`create${type[0]!.toUpperCase()}${type.slice(1)}Device`]
  if (typeof create !== 'function') throw new Error(`the module of the ${type} device does not make one`)
  const settings: Record<string, unknown> = {...options}
  if (Array.isArray(options.features)) {
    const own = (await loadDeviceType(type)).features
    settings.features = options.features.map((bit) => bitNumber(bit, own))
  }
  if (typeof options.mac === 'string')
    settings.mac = new Uint8Array(Buffer.from(options.mac.replaceAll(':', ''), 'hex'))
  return (base, bytes) => create(settings, new GuestMemory(base, bytes)) as ReferenceDevice
}

/** The version of the package that holds the devices. A changed copy is not of that version. */
export function deviceVersion(): string {
  const text = readFileSync(new URL('../../../../package.json', import.meta.url), 'utf8')
  const {version} = JSON.parse(text) as {version: string}
  return process.env.AVPS_DEVICE_ROOT ? `${version}+changed` : version
}

function bitNumber(bit: unknown, own: FeatureBits): number {
  return typeof bit === 'string' ? feature(bit, own).toString(2).length - 1 : Number(bit)
}
