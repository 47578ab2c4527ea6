import {readFileSync} from 'node:fs'
import type {Database} from 'better-sqlite3'
import type {Output} from '../../model/output-file.ts'
import {packageRoot} from '../../own/package-root.ts'
import {csvRow} from '../../text/csv.ts'
import {readInputs} from '../../trace/question.ts'
import {matrices} from './matrices.ts'
import type {Matrix} from './matrix.ts'
import {matrixPage} from './matrix-page.ts'

/** Every matrix as CSV, JSON and HTML: `matrices/<name>.*`. CSV and JSON hold one row an edge. */
export function matrixOutputs(database: Database): Output[] {
  const site = readInputs(database, 'site/title')
  const files = matrices.flatMap(({query, read}): Output[] => {
    const inputs = readInputs(database, `matrix/${query}`)
    return [
      {path: `matrices/${query}.csv`, inputs, render: () => matrixCsv(read(inputs))},
      {path: `matrices/${query}.json`, inputs, render: () => matrixJson(read(inputs))},
      {
        path: `matrices/${query}.html`,
        inputs: `${site}${inputs}`,
        render: () => matrixPage(read(inputs), JSON.parse(site)),
      },
    ]
  })
  for (const name of ['matrix.css', 'matrix.js']) {
    files.push({
      path: `matrices/${name}`,
      inputs: '',
      render: () => readFileSync(new URL(`templates/matrix/${name}`, packageRoot)),
    })
  }
  return files
}

function matrixCsv({columns, rows}: Matrix): string {
  return csvRow(columns.map(({key}) => key)) + rows.map((row) => csvRow(columns.map(({key}) => row[key]))).join('')
}

function matrixJson({name, title, question, columns, rows}: Matrix): string {
  const plain = rows.map((row) => Object.fromEntries(columns.map(({key}) => [key, row[key] ?? null])))
  return `${JSON.stringify({matrix: name, title, question, columns: columns.map(({key}) => key), rows: plain}, null, 1)}\n`
}
