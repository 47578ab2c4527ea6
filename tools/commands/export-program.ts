import Database from 'better-sqlite3'
import {readRegularFile} from '../disk/regular-file.ts'
import {answerRequests} from '../processes/bounded-program.ts'
import {exchangeOutputs} from '../publish/exchange/exchange-outputs.ts'

export interface ExportRequest {
  database: string
  /** Of the file's name. */
  ending: string
}

export type ExportAnswer = {content: Uint8Array} | {error: string}

/** Bytes of a database. */
const largest = 1024 * 1024 * 1024

answerRequests<ExportRequest, ExportAnswer>(import.meta.url, async ({database: path, ending}) => {
  try {
    const bytes = readRegularFile(path, {limit: largest})
    if (typeof bytes === 'string') return {error: `it is ${bytes}`}
    // In memory, where questions may keep their answers.
    const output = exchangeOutputs(new Database(Buffer.from(bytes))).find((one) => one.path.endsWith(ending))!
    const content = await output.render()
    return {content: typeof content === 'string' ? Buffer.from(content) : (content as Uint8Array)}
  } catch (problem) {
    return {error: problem instanceof Error ? problem.message : String(problem)}
  }
})
