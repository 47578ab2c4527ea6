import {listSheet, visible} from '../matrix/workbook.ts'
import type {Pics, Row, Table} from './pics.ts'

/**
 * The statement, or the form that nobody has filled, as a workbook: identification, a sheet a table, and the conditions.
 * Nothing but the arguments decides the bytes; `date` is the specification's.
 */
export async function picsWorkbook(pics: Pics, title: string, date: string): Promise<Uint8Array> {
  const {writeXlsx} = await import('hucre/xlsx')
  const at = new Date(`${date}T00:00:00Z`)
  const filled = pics.target !== null
  return writeXlsx({
    properties: {title: visible(title), created: at, modified: at},
    sheets: [
      sheet('Statement', ['Asked', 'Answer'], [...identification(pics)], [40, 90]),
      ...pics.tables.map((table) => questions(table, filled)),
      sheet(
        'Conditions',
        ['Name', 'Condition'],
        pics.conditions.map(({name, expression}) => [name, expression]),
        [12, 100],
      ),
      ...(pics.missing.length + pics.unneeded.length === 0
        ? []
        : [
            sheet(
              'Missing answers',
              ['What is open'],
              [...pics.missing, ...pics.unneeded].map((text) => [text]),
              [110],
            ),
          ]),
    ],
  })
}

function identification({identification: rows, statement}: Pics): string[][] {
  return [
    ...rows.map(({name, value}) => [name, value]),
    ['Conforms: claimed', statement?.claimed ?? ''],
    ...(statement ? [['Conforms: shown', statement.shown]] : []),
  ]
}

function questions({name, title, question, rows}: Table, filled: boolean) {
  const columns: {head: string; width: number; read(row: Row): string | number}[] = [
    {head: 'Item', width: 8, read: ({item}) => item},
    {head: 'Id', width: 18, read: ({id}) => id},
    {head: question, width: 60, read: ({text}) => text.replaceAll('`', '')},
    {head: 'Reference', width: 12, read: ({reference}) => reference},
    {head: 'Status', width: 12, read: ({status}) => status},
    ...(filled ? [{head: 'Here', width: 12, read: ({here}: Row) => here}] : []),
    {head: 'Support', width: 10, read: ({support}) => support},
    {head: 'Values', width: 20, read: ({values}) => values},
    {head: 'Comment', width: 50, read: ({comment, evidence}) => [comment, evidence].filter(Boolean).join(' ')},
  ]
  return sheet(
    sheetName(`${name} ${title}`),
    columns.map(({head}) => head),
    rows.map((row) => columns.map(({read}) => read(row))),
    columns.map(({width}) => width),
  )
}

function sheet(name: string, heads: string[], rows: (string | number)[][], widths: number[]) {
  return listSheet(
    name,
    heads,
    rows.map((row) => row.map((cell) => (cell === '' ? null : typeof cell === 'string' ? visible(cell) : cell))),
    widths,
  )
}

/** A spreadsheet takes 31 characters and not these; the name of the table opens it, so that no two are alike. */
function sheetName(text: string): string {
  return text
    .replace(/[\\/?*[\]:\p{Cc}]/gu, ' ')
    .slice(0, 31)
    .trim()
    .replace(/'+$/, '')
}
