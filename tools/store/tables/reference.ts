import type {Extraction} from '../../model/extraction.ts'
import type {ChapterPlace} from '../../model/spec.ts'
import {keyOf} from '../keys.ts'
import {table} from '../table.ts'

export interface ReferenceRow {
  key: number
  chapter: number
  block: number
  id: string
  line: number
  column: number
  offset: number
  end: number
  within: string | null
}

export const referenceTable = table<ReferenceRow>('reference', {
  key: true,
  chapter: true,
  block: true,
  id: true,
  line: true,
  column: true,
  offset: true,
  end: true,
  within: true,
})

export function referenceRows({number: chapter}: ChapterPlace, {references}: Extraction): ReferenceRow[] {
  return references.map(({block, id, line, column, offset, end, within}, index) => ({
    key: keyOf(chapter, index),
    chapter,
    block: keyOf(chapter, block),
    id,
    line,
    column,
    offset,
    end,
    within,
  }))
}
