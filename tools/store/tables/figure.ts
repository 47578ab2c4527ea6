import type {Extraction} from '../../model/extraction.ts'
import type {ChapterPlace} from '../../model/spec.ts'
import {keyOf} from '../keys.ts'
import {table} from '../table.ts'

export interface FigureRow {
  key: number
  chapter: number
  block: number
  offset: number
  title: string | null
  alt: string
  asset: string
}

export const figureTable = table<FigureRow>('figure', {
  key: true,
  chapter: true,
  block: true,
  offset: true,
  title: true,
  alt: true,
  asset: true,
})

export function figureRows({number: chapter}: ChapterPlace, {figures}: Extraction): FigureRow[] {
  return figures.map(({block, offset, title, alt, hash}, index) => ({
    key: keyOf(chapter, index),
    chapter,
    block: keyOf(chapter, block),
    offset,
    title,
    alt,
    asset: `figures/${hash}.svg`,
  }))
}
