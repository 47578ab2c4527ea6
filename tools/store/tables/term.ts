import type {Extraction} from '../../model/extraction.ts'
import type {ChapterPlace} from '../../model/spec.ts'
import {keyOf} from '../keys.ts'
import {table} from '../table.ts'

export interface TermRow {
  key: number
  name: string
  meaning: string
  forbidden: string
  file: string
  line: number
}

export const termTable = table<TermRow>('term', {
  key: true,
  name: true,
  meaning: true,
  forbidden: true,
  file: true,
  line: true,
})

export function termRows({number: chapter, path: file}: ChapterPlace, {terms}: Extraction): TermRow[] {
  return terms.map(({name, meaning, forbidden, line}, index) => ({
    key: keyOf(chapter, index),
    name,
    meaning,
    forbidden: JSON.stringify(forbidden),
    file,
    line,
  }))
}
