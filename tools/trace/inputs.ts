import {readFileSync} from 'node:fs'
import type {Database} from 'better-sqlite3'
import {packageRoot} from '../own/package-root.ts'
import {keepAnswers} from './answer-rows.ts'

/** The JSON text that a query of this folder gives: all that decides an output. */
export function readInputs(database: Database, query: string, parameters: unknown[] = []): string {
  return readInputRows(database, query, parameters)[0] ?? 'null'
}

/** The same for a query that gives a row an output. */
export function readInputRows(database: Database, query: string, parameters: unknown[] = []): string[] {
  keepAnswers(database)
  const sql = readFileSync(new URL(`tools/trace/${query}.sql`, packageRoot), 'utf8')
  return database
    .prepare<unknown[], {inputs: string}>(sql)
    .all(...parameters)
    .map(({inputs}) => inputs)
}
