import type {Database} from 'better-sqlite3'

/**
 * Keeps the answers of the views `answers`, `verdicts`, `coverage` and `claim_answers` in indexed temporary tables: an output asks for
 * them requirement by requirement, and each view answers for all at once.
 */
export function keepAnswers(database: Database): void {
  for (const [table, view, keys] of [
    // A requirement may have very many imported tests.
    ['answer_row', 'answers', 'requirement, target, test_case'],
    ['verdict_row', 'verdicts', 'requirement, target'],
    ['coverage_row', 'coverage', 'requirement, target'],
    ['claim_answer_row', 'claim_answers', 'requirement, target'],
  ]) {
    database.exec(`
      CREATE TEMP TABLE IF NOT EXISTS ${table} AS SELECT * FROM ${view};
      CREATE INDEX IF NOT EXISTS temp.${table}_requirement ON ${table} (${keys});
    `)
  }
}
