/** A filled proforma: tables of questions with status and answer, the conditions, and what is left open. */
export interface Pics {
  implementation: string
  supplier: string
  specification: string
  conforms: string
  tables: Table[]
  exceptions: {at: string; reason: string}[]
  conditions: {name: string; expression: string}[]
  missing: string[]
  unneeded: string[]
}

export interface Table {
  name: string
  title: string
  question: string
  withIds: boolean
  rows: Row[]
}

export interface Row {
  item: number
  id: string
  text: string
  reference: string
  status: string
  here: string
  support: string
}
