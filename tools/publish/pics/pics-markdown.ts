import {readTemplate} from '../templates.ts'
import {warningOf} from '../tree/with-errors.ts'
import {saidOf} from './identification.ts'
import {literal, withCode} from './markdown-text.ts'
import type {Pics, Row, Table} from './pics.ts'

/** As a document of Markdown tables. Columns and rows that nothing is said in are left out of a filled statement. */
export function picsMarkdown(pics: Pics): string {
  const filled = pics.target !== null
  return readTemplate<object>('pics/pics.md.hbs')({
    filled,
    warning: warningOf(pics.errors),
    identification: saidOf(pics).map(({name, value}) => ({name, value: literal(value)})),
    statement: pics.statement,
    tables: pics.tables.map((table) => tableOf(table, filled)),
    reasons: pics.reasons.map(({at, reason}) => ({at, reason: literal(reason)})),
    conditions: pics.conditions,
    missing: pics.missing.map(withCode),
    unanswered: pics.statement?.unanswered ?? [],
    unneeded: pics.unneeded,
  })
}

interface MarkdownColumn {
  head: string
  rule: string
  read(row: Row): string
}

function tableOf(table: Table, filled: boolean) {
  const asked = (key: 'values' | 'comment') => !filled || table.rows.some((row) => row[key] !== '')
  const columns: MarkdownColumn[] = [
    {head: 'Item', rule: '---:', read: ({item}) => String(item)},
    ...(table.withIds ? [{head: 'Id', rule: '---', read: ({id}: Row) => literal(id)}] : []),
    {head: table.question, rule: '---', read: ({text}) => withCode(text)},
    ...(table.withIds ? [{head: 'Reference', rule: '---', read: ({reference}: Row) => reference}] : []),
    {head: 'Status', rule: '---', read: ({status}) => status},
    ...(filled ? [{head: 'Here', rule: '---', read: ({here}: Row) => here}] : []),
    {head: 'Support', rule: '---', read: ({support}) => support},
    ...(asked('values') ? [{head: 'Values', rule: '---', read: ({values}: Row) => literal(values)}] : []),
    // The reason of a no stands below the tables, where there is room for it.
    ...(asked('comment') && !onlyReasons(table)
      ? [{head: 'Comment', rule: '---', read: (row: Row) => (row.support === 'N' ? '' : literal(row.comment))}]
      : []),
  ]
  return {
    name: table.name,
    title: literal(table.title),
    head: line(columns.map(({head}) => head)),
    rule: line(columns.map(({rule}) => rule)),
    rows: table.rows.map((row) => line(columns.map(({read}) => read(row)))),
  }
}

function onlyReasons({rows}: Table): boolean {
  return (
    rows.some(({comment}) => comment !== '') && rows.every(({support, comment}) => comment === '' || support === 'N')
  )
}

/** A row of a table; an empty cell has one space. */
function line(cells: string[]): string {
  return `|${cells.map((text) => (text === '' ? ' ' : ` ${text} `)).join('|')}|`
}
