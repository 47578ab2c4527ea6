import {readFileSync} from 'node:fs'
import type {Database} from 'better-sqlite3'
import {packageRoot} from '../own/package-root.ts'
import {keepAnswers} from './answer-rows.ts'

/** The text of a question: `site/terms` stands in `site/terms.sql` of this folder. */
export function questionText(question: string): string {
  return readFileSync(new URL(`tools/trace/${question}.sql`, packageRoot), 'utf8')
}

/** The rows that answer a question; `Row` is keyed by its columns. */
export function askRows<Row>(database: Database, question: string): Row[] {
  return database.prepare<[], Row>(questionText(question)).all()
}

/** The JSON text that a question gives: all that decides an output. */
export function readInputs(database: Database, question: string): string {
  return readInputRows(database, question)[0] ?? 'null'
}

/** The same for a question that gives a row an output. */
export function readInputRows(database: Database, question: string): string[] {
  keepAnswers(database)
  return askRows<{inputs: string}>(database, question).map(({inputs}) => inputs)
}
