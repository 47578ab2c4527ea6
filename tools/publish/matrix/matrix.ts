/** A matrix as a list: one row an edge. */
export interface Matrix {
  /** File name without ending. */
  name: string
  title: string
  /** The question that it answers. */
  question: string
  columns: Column[]
  rows: Record<string, string | number | null>[]
  /** What stands on the two sides of the grid; undefined where a grid says nothing more than the list. */
  grid?: {row: string; column: string; mark: string} | undefined
}

export interface Column {
  key: string
  title: string
  /** Key of the column that holds the page which `#id` is a part of. */
  page?: string | undefined
  /** Cells say how far something is shown, or how a link stands: they are coloured by their words. */
  state?: 'requirement' | 'case' | 'link' | undefined
}
