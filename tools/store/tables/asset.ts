import {compareText} from '../../model/finding.ts'
import {table} from '../table.ts'

export interface AssetRow {
  path: string
  bytes: Uint8Array
}

export const assetTable = table<AssetRow>('asset', {path: true, bytes: true})

/** `assets`: path below `site/`, bytes. */
export function assetRows(assets: Map<string, Uint8Array>): AssetRow[] {
  return [...assets].sort(([a], [b]) => compareText(a, b)).map(([path, bytes]) => ({path, bytes: Buffer.from(bytes)}))
}
