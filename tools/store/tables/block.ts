import type {Extraction} from '../../model/extraction.ts'
import type {ChapterPlace} from '../../model/spec.ts'
import {keyOf} from '../keys.ts'
import {table} from '../table.ts'

export interface BlockRow {
  key: number
  chapter: number
  section: number | null
  kind: string
  line: number
  offset: number
  end: number
  tree: string
}

export const blockTable = table<BlockRow>('block', {
  key: true,
  chapter: true,
  section: true,
  kind: true,
  line: true,
  offset: true,
  end: true,
  tree: true,
})

export function blockRows({number: chapter}: ChapterPlace, {blocks}: Extraction): BlockRow[] {
  return blocks.map(({section, kind, line, offset, end, tree}, index) => ({
    key: keyOf(chapter, index),
    chapter,
    section: section < 0 ? null : keyOf(chapter, section),
    kind,
    line,
    offset,
    end,
    tree,
  }))
}
