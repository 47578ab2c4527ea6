import type {Database} from 'better-sqlite3'

/**
 * Keeps the answers of the views `answers`, `verdicts`, `coverage` and `support` in indexed temporary tables: an output asks for
 * them requirement by requirement, and each view answers for all at once.
 */
export function keepAnswers(database: Database): void {
  for (const [table, view] of [
    ['answer_row', 'answers'],
    ['verdict_row', 'verdicts'],
    ['coverage_row', 'coverage'],
    ['support_row', 'support'],
  ]) {
    database.exec(`
      CREATE TEMP TABLE IF NOT EXISTS ${table} AS SELECT * FROM ${view};
      CREATE INDEX IF NOT EXISTS temp.${table}_requirement ON ${table} (requirement, target);
    `)
  }
}
