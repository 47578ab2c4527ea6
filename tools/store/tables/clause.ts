import type {Catalogue} from '../../model/sources.ts'
import {table} from '../table.ts'

export interface ClauseRow {
  id: string
  catalogue: string
  alias: string
  label: string
  kind: string
}

export const clauseTable = table<ClauseRow>('clause', {id: true, catalogue: true, alias: true, label: true, kind: true})

export function clauseRows({name: catalogue, clauses}: Catalogue): ClauseRow[] {
  return clauses.map(({alias, label, kind}) => ({id: `${catalogue}#${alias}`, catalogue, alias, label, kind}))
}
