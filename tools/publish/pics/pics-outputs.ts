import type {Database} from 'better-sqlite3'
import type {Output} from '../../model/output-file.ts'
import type {PicsRows} from '../../trace/pics.ts'
import {readInputRows} from '../../trace/question.ts'
import {buildPics} from './build-pics.ts'
import {picsMarkdown} from './pics-markdown.ts'

/**
 * The proforma that nobody has filled, `reports/pics.md`, and the statement of every target that has a claim,
 * `reports/<target>/pics.md`.
 */
export function picsOutputs(database: Database): Output[] {
  return readInputRows(database, 'pics').map((inputs) => {
    const rows = JSON.parse(inputs) as PicsRows
    const folder = rows.target === null ? 'reports' : `reports/${rows.target}`
    return {path: `${folder}/pics.md`, inputs, render: () => picsMarkdown(buildPics(rows))}
  })
}
