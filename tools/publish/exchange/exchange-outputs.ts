import type {Database} from 'better-sqlite3'
import type {Output} from '../../model/output-file.ts'
import {readSchema} from '../../own/schema.ts'
import {readInputs} from '../../trace/question.ts'
import {needsJson} from './needs-json.ts'
import {reqifOutputs} from './reqif/reqif-outputs.ts'

/** What other tools read: `requirements.json` with its JSON Schema, ReqIF, needs.json; and the schema of the database. */
export function exchangeOutputs(database: Database): Output[] {
  const inputs = readInputs(database, 'exchange')
  return [
    {path: 'exchange/requirements.json', inputs, render: () => requirementsJson(inputs)},
    {path: 'exchange/needs.json', inputs, render: () => needsJson(inputs)},
    ...reqifOutputs(database),
    {path: 'exchange/requirements.schema.json', inputs: '', render: requirementsJsonSchema},
    {path: 'schema.sql', inputs: '', render: readSchema},
  ]
}

/** SQLite holds truth as 0 and 1. */
interface Flagged {
  items: {requirement: {coverage: {shallow: boolean | 0 | 1; deep: boolean | 0 | 1}[]} | null}[]
}

function requirementsJson(inputs: string): string {
  const data = JSON.parse(inputs) as Flagged
  for (const {requirement} of data.items) {
    for (const row of requirement?.coverage ?? []) {
      row.shallow = row.shallow === 1
      row.deep = row.deep === 1
    }
  }
  return `${JSON.stringify({$schema: 'requirements.schema.json', format: 1, ...data}, null, 1)}\n`
}

async function requirementsJsonSchema(): Promise<string> {
  // With its library: made once a version of the tool.
  const {requirementsJsonSchema} = await import('./requirements-schema.ts')
  return requirementsJsonSchema()
}
