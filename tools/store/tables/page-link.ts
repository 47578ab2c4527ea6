import type {Extraction} from '../../model/extraction.ts'
import type {ChapterPlace} from '../../model/spec.ts'
import {keyOf} from '../keys.ts'
import {type Flag, flag, table} from '../table.ts'

export interface PageLinkRow {
  key: number
  chapter: number
  path: string
  anchor: string
  image: Flag
  line: number
  column: number
}

export const pageLinkTable = table<PageLinkRow>('page_link', {
  key: true,
  chapter: true,
  path: true,
  anchor: true,
  image: true,
  line: true,
  column: true,
})

export function pageLinkRows({number: chapter}: ChapterPlace, {links}: Extraction): PageLinkRow[] {
  return links.map(({path, anchor, image, line, column}, index) => ({
    key: keyOf(chapter, index),
    chapter,
    path,
    anchor,
    image: flag(image),
    line,
    column,
  }))
}
