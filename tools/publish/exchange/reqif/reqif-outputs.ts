import type {Database} from 'better-sqlite3'
import type {Output} from '../../../model/output-file.ts'
import {readInputRows, readInputs} from '../../../trace/question.ts'
import {fileName} from '../../file-name.ts'
import type {ReqifInput} from './input.ts'

/** `exchange/<short>.reqifz`: the specification for tools of requirements engineers. */
export function reqifOutputs(database: Database): Output[] {
  const beside = readInputs(database, 'reqif')
  const inputs = `${beside.slice(0, -1)},"chapters":[${readInputRows(database, 'reqif-chapters').join(',')}]}`
  const name = fileName((JSON.parse(beside) as ReqifInput).short)
  return [{path: `exchange/${name}.reqifz`, inputs, render: () => render(inputs, name)}]
}

async function render(inputs: string, name: string): Promise<Uint8Array> {
  // With the compressor: made where its rows changed.
  const [{reqifDocument}, {zip}] = await Promise.all([import('./document.ts'), import('./archive.ts')])
  const input = JSON.parse(inputs) as ReqifInput
  const enclosed = new Map<string, Uint8Array>()
  return zip(`${name}.reqif`, reqifDocument(input, enclosed), () => enclosed, input.date)
}
