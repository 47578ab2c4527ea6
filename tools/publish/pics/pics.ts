/** A proforma: tables of questions with status and answer, the conditions, and what is left open. */
export interface Pics {
  /** Null: nobody has filled it. */
  target: string | null
  /** In the sources. */
  errors: number
  identification: {name: string; value: string}[]
  /** What the claim amounts to, and what was shown; null in a proforma. */
  statement: Statement | null
  tables: Table[]
  /** Of an answer no, at its place. */
  reasons: {at: string; reason: string}[]
  conditions: {name: string; expression: string}[]
  missing: string[]
  unneeded: string[]
}

export interface Statement {
  claimed: string
  /** Obligations that apply and that the claim denies or leaves unanswered, as places. */
  denied: string[]
  unanswered: string[]
  /** Obligations that apply, and bind a subject that the target cannot answer for. */
  elsewhere: string[]
  shown: string
  /** Counted and not shown, by the word of their state. */
  open: {state: string; ids: string[]}[]
}

export interface Table {
  name: string
  title: string
  question: string
  withIds: boolean
  rows: Row[]
}

/** Every cell is empty where there is nothing to say. */
export interface Row {
  item: number
  id: string
  /** Slug of the page that holds the requirement. */
  page: string
  text: string
  reference: string
  /** Of anyone. */
  status: string
  /** With the answers of the claim put in. */
  here: string
  /** Y, N or – (not applicable). */
  support: string
  values: string
  comment: string
  /** What evidence answers; it has a place of its own where there is room. */
  evidence: string
}
