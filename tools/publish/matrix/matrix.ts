import type {MatrixName} from '../../model/matrix-names.ts'

/** A list; a cell may hold several ids. */
export interface Matrix {
  name: MatrixName
  title: string
  /** The question that it answers. */
  question: string
  columns: Column[]
  rows: Row[]
  /** One row an edge, for programs; undefined where the rows are that already. */
  edges?: {columns: Column[]; rows: Row[]} | undefined
  /** What stands on the two sides of the grid; undefined where a grid says nothing more than the list. */
  grid?: {row: string; column: string; mark: string} | undefined
}

export type Cell = string | number | string[] | null

/** By key of column; what is absent is empty. */
export type Row = Record<string, Cell | undefined>

export interface Column {
  /** Heads the column in CSV and JSON. */
  key: string
  /** Heads it for readers. */
  title: string
  width: Width
  /** Key of what holds the page which `#id` is a part of: a list beside a list. */
  page?: string | undefined
  /** Cells are words of this vocabulary. */
  words?: 'requirement' | 'case' | 'link' | 'level' | undefined
  /** The target whose answers it holds. */
  target?: string | undefined
  /** Readers choose among its few values. */
  choice?: boolean | undefined
}

/** Of a column: a number or a word, an id, a title, a sentence. */
export type Width = 'word' | 'id' | 'title' | 'text'
