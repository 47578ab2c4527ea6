import type {Extraction} from '../../model/extraction.ts'
import type {ChapterPlace} from '../../model/spec.ts'
import {keyOf} from '../keys.ts'
import {type Flag, flag, table} from '../table.ts'

export interface SectionRow {
  key: number
  chapter: number
  anchor: string
  title: string
  depth: number
  number: string
  line: number
  offset: number
  informative: Flag
}

export const sectionTable = table<SectionRow>('section', {
  key: true,
  chapter: true,
  anchor: true,
  title: true,
  depth: true,
  number: true,
  line: true,
  offset: true,
  informative: true,
})

export function sectionRows({number: chapter}: ChapterPlace, {sections}: Extraction): SectionRow[] {
  return sections.map(({anchor, title, depth, number, line, offset, informative}, index) => ({
    key: keyOf(chapter, index),
    chapter,
    anchor,
    title,
    depth,
    number,
    line,
    offset,
    informative: flag(informative),
  }))
}
