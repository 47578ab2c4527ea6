import type {ComposedItem, Tombstone} from '../../model/composition.ts'
import {keyAfterChapters, keyOf} from '../keys.ts'
import {type Flag, flag, table} from '../table.ts'

export interface ItemRow {
  key: number
  id: string
  type: string
  state: 'unissued' | 'issued' | 'suspect' | 'retired'
  revision: number
  hash: string
  source_hash: string | null
  title: string
  text: string | null
  chapter: number | null
  section: number | null
  block: number | null
  form: string | null
  file: string | null
  line: number | null
  column: number | null
  offset: number | null
  end: number | null
  tag_offset: number | null
  tag_end: number | null
  informative: Flag
  reason: string | null
  successor: string | null
}

export const itemTable = table<ItemRow>('item', {
  key: true,
  id: true,
  type: true,
  state: true,
  revision: true,
  hash: true,
  source_hash: true,
  title: true,
  text: true,
  chapter: true,
  section: true,
  block: true,
  form: true,
  file: true,
  line: true,
  column: true,
  offset: true,
  end: true,
  tag_offset: true,
  tag_end: true,
  informative: true,
  reason: true,
  successor: true,
})

/** `index`: in its chapter. */
export function itemRow(chapter: number, index: number, composed: ComposedItem): ItemRow {
  const {id, type, state, revision, hash, file, extracted} = composed
  const {sourceHash, title, text, section, block, form, line, column, offset, end} = extracted
  return {
    key: keyOf(chapter, index),
    id,
    type,
    state,
    revision,
    hash,
    source_hash: sourceHash,
    title,
    text,
    chapter,
    section: section < 0 ? null : keyOf(chapter, section),
    block: keyOf(chapter, block),
    form,
    file,
    line,
    column,
    offset,
    end,
    tag_offset: extracted.tagOffset,
    tag_end: extracted.tagEnd,
    informative: flag(extracted.informative),
    reason: null,
    successor: null,
  }
}

/** Retired items follow after all chapters; of their text nothing is left. */
export function tombstoneRow(index: number, tombstone: Tombstone): ItemRow {
  const {id, type, revision, hash, title, reason, successor} = tombstone
  return {
    key: keyAfterChapters + index,
    id,
    type,
    state: 'retired',
    revision,
    hash,
    source_hash: null,
    title,
    text: null,
    chapter: null,
    section: null,
    block: null,
    form: null,
    file: null,
    line: null,
    column: null,
    offset: null,
    end: null,
    tag_offset: null,
    tag_end: null,
    informative: 0,
    reason,
    successor,
  }
}
