import type {Catalogue} from '../../model/sources.ts'
import {table} from '../table.ts'

export interface DeviceRow {
  catalogue: string
  name: string
  id: number | null
}

export const deviceTable = table<DeviceRow>('device', {catalogue: true, name: true, id: true})

export function deviceRows({name: catalogue, devices}: Catalogue): DeviceRow[] {
  return devices.map(({name, id}) => ({catalogue, name, id}))
}
