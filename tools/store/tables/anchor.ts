import type {Extraction} from '../../model/extraction.ts'
import type {ChapterPlace} from '../../model/spec.ts'
import {table} from '../table.ts'

export interface AnchorRow {
  chapter: number
  name: string
}

export const anchorTable = table<AnchorRow>('anchor', {chapter: true, name: true})

export function anchorRows({number: chapter}: ChapterPlace, {anchors}: Extraction): AnchorRow[] {
  return [...new Set(anchors)].map((name) => ({chapter, name}))
}
