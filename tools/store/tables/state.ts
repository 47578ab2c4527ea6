import {states} from '../../model/states.ts'
import {type Flag, flag, table} from '../table.ts'

export interface StateRow {
  kind: string
  name: string
  ordinal: number
  symbol: string
  counted: Flag
  shown: Flag
  meaning: string
}

export const stateTable = table<StateRow>('state', {
  kind: true,
  name: true,
  ordinal: true,
  symbol: true,
  counted: true,
  shown: true,
  meaning: true,
})

export function stateRows(): StateRow[] {
  return states.map(({kind, name, symbol, counted, shown, meaning}, index) => ({
    kind,
    name,
    ordinal: index + 1,
    symbol,
    counted: flag(counted),
    shown: flag(shown),
    meaning,
  }))
}
