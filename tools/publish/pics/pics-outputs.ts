import type {Database} from 'better-sqlite3'
import type {Output} from '../../model/output-file.ts'
import type {PicsRows} from '../../trace/pics.ts'
import {readInputRows} from '../../trace/question.ts'
import {readTemplate} from '../templates.ts'
import {buildPics} from './build-pics.ts'
import type {Pics} from './pics.ts'

/** The filled conformance statement of every target that has a claim: `reports/<target>/pics.md`. */
export function picsOutputs(database: Database): Output[] {
  return readInputRows(database, 'pics').map((inputs) => {
    const rows = JSON.parse(inputs) as PicsRows
    return {path: `reports/${rows.target}/pics.md`, inputs, render: () => renderPics(rows)}
  })
}

function renderPics(rows: PicsRows): string {
  const pics = buildPics(rows)
  return readTemplate<Pics>('pics/pics.md.hbs')({
    ...pics,
    implementation: cell(pics.implementation),
    supplier: cell(pics.supplier),
    specification: cell(pics.specification),
    tables: pics.tables.map((table) => ({
      ...table,
      rows: table.rows.map((row) => ({
        ...row,
        text: cell(row.text),
        support: row.support === '' ? '' : ` ${row.support}`,
      })),
    })),
    exceptions: pics.exceptions.map(({at, reason}) => ({at, reason: cell(reason)})),
  })
}

/** Text in a cell of a Markdown table: on one line, with no bar of its own. */
function cell(text: string): string {
  return text.replace(/\s+/g, ' ').replaceAll('|', '\\|')
}
