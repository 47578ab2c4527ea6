import type {Extraction} from '../../model/extraction.ts'
import type {ChapterPlace} from '../../model/spec.ts'
import {type Flag, flag, table} from '../table.ts'

export interface ChapterRow {
  number: number
  part: number
  slug: string
  path: string
  title: string
  informative: Flag
  source: string
}

export const chapterTable = table<ChapterRow>('chapter', {
  number: true,
  part: true,
  slug: true,
  path: true,
  title: true,
  informative: true,
  source: true,
})

export function chapterRow(
  {number, part, slug, path}: ChapterPlace,
  source: string,
  extraction: Extraction,
): ChapterRow {
  const {title, informative} = extraction
  return {number, part, slug, path, title, informative: flag(informative), source}
}
