import type {HostSide} from '../host-side.ts'
import type {Ask, MakeHostSide, ReferenceDevice} from './device.ts'
import * as devices from './devices.ts'

// The device that a type's own side is given is one that the module of this type has made.
const known = devices as unknown as Readonly<Record<string, MakeHostSide<ReferenceDevice>>>

/** The host side of a reference device: what any of them can do, and what its type adds. */
export function hostSideOf(type: string, ask: Ask<ReferenceDevice>, device: ReferenceDevice): HostSide {
  const any: HostSide['shows'] = {'device-failure': {breakDevice: async () => ask((broken) => broken.breakDown())}}
  const {shows, fresh} = Object.hasOwn(known, type) ? known[type]!(ask, device) : {shows: {}}
  return {shows: {...any, ...shows}, fresh}
}
