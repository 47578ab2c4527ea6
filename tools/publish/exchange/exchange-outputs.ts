import {readFileSync} from 'node:fs'
import type {Database} from 'better-sqlite3'
import type {Output} from '../../model/output.ts'
import {packageRoot} from '../../own/package-root.ts'
import {readInputs} from '../../trace/question.ts'

/** Raised when a field changes its name or meaning; also in the schema. */
const formatVersion = 1

/** `exchange/requirements.json` with its JSON Schema, and the schema of the database. */
export function exchangeOutputs(database: Database): Output[] {
  const inputs = readInputs(database, 'exchange')
  const copy = (path: string, from: string): Output => ({
    path,
    inputs: '',
    render: () => readFileSync(new URL(from, packageRoot)),
  })
  return [
    {path: 'exchange/requirements.json', inputs, render: () => requirementsJson(inputs)},
    copy('exchange/requirements.schema.json', 'templates/exchange/requirements.schema.json'),
    copy('schema.sql', 'tools/store/schema.sql'),
  ]
}

function requirementsJson(inputs: string): string {
  const data = JSON.parse(inputs) as {items: {requirement: {coverage: {shallow: unknown; deep: unknown}[]} | null}[]}
  for (const {requirement} of data.items) {
    for (const row of requirement?.coverage ?? []) {
      row.shallow = row.shallow === 1
      row.deep = row.deep === 1
    }
  }
  return `${JSON.stringify({$schema: 'requirements.schema.json', format: formatVersion, ...data}, null, 1)}\n`
}
