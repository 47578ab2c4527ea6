import type {Catalogue} from '../../model/sources.ts'
import {table} from '../table.ts'

export interface CatalogueRow {
  name: string
  standard: string
  revision: string
  url: string | null
  file: string
}

export const catalogueTable = table<CatalogueRow>('catalogue', {
  name: true,
  standard: true,
  revision: true,
  url: true,
  file: true,
})

export function catalogueRow({name, standard, revision, url, file}: Catalogue): CatalogueRow {
  return {name, standard, revision, url, file}
}
