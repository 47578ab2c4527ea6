import type {Catalogue} from '../../model/sources.ts'
import {table} from '../table.ts'

export interface FeatureRow {
  catalogue: string
  device: string | null
  name: string
  bit: number
}

export const featureTable = table<FeatureRow>('feature', {catalogue: true, device: true, name: true, bit: true})

export function featureRows({name: catalogue, features}: Catalogue): FeatureRow[] {
  return features.map(({device, name, bit}) => ({catalogue, device, name, bit}))
}
