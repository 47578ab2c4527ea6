import Database from 'better-sqlite3'
import {readRegularFile} from '../disk/regular-file.ts'
import type {MatrixName} from '../model/matrix-names.ts'
import {answerRequests} from '../processes/bounded-program.ts'
import {cellText} from '../publish/matrix/cells.ts'
import {readMatrix} from '../publish/matrix/matrices.ts'
import {matrixCsv, matrixJson} from '../publish/matrix/matrix-files.ts'
import {type Selection, selectRows} from '../publish/matrix/select-rows.ts'
import {readInputs} from '../trace/question.ts'
import {formatTable} from './format-table.ts'

export interface MatrixRequest extends Selection {
  /** Path of its file. */
  database: string
  name: MatrixName
  format: MatrixFormat
}

export type MatrixFormat = 'table' | 'csv' | 'json'

/** `unexpected`: the question was wrong; `problem`: the file was. */
export type MatrixAnswer = {text: string} | {unexpected: string} | {problem: string}

/** Bytes of a database. */
const largest = 1024 * 1024 * 1024

answerRequests<MatrixRequest, MatrixAnswer>(import.meta.url, async (request) => {
  try {
    const bytes = readRegularFile(request.database, {limit: largest})
    if (typeof bytes === 'string') return {problem: `it is ${bytes}`}
    // In memory, where questions may keep their answers.
    return print(new Database(Buffer.from(bytes)), request)
  } catch (problem) {
    return {problem: problem instanceof Error ? problem.message : String(problem)}
  }
})

function print(database: Database.Database, {name, format, ...selection}: MatrixRequest): MatrixAnswer {
  const matrix = readMatrix(name, readInputs(database, `matrix/${name}`))
  const selected = selectRows(matrix, selection)
  if ('unexpected' in selected) return selected
  const chosen = {...matrix, ...selected, edges: undefined}
  if (format === 'csv') return {text: matrixCsv(chosen)}
  if (format === 'json') return {text: matrixJson(chosen)}
  const {columns, rows} = selected
  const cells = rows.map((row) =>
    columns.map(({key}) => (typeof row[key] === 'number' ? row[key] : cellText(row[key]))),
  )
  return {
    text: formatTable(
      columns.map(({key}) => key),
      cells,
    ),
  }
}
