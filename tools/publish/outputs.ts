import type {Database} from 'better-sqlite3'
import type {Output} from '../model/output-file.ts'
import type {OutputName} from '../model/output-names.ts'
import {sha256} from '../text/hash.ts'
import {readNavigation} from '../trace/site/pages.ts'
import {exchangeOutputs} from './exchange/exchange-outputs.ts'
import {matrixOutputs} from './matrix/matrix-outputs.ts'
import {pdfOutputs} from './pdf/pdf-outputs.ts'
import {picsOutputs} from './pics/pics-outputs.ts'
import {reportOutputs, reportPdfOutputs} from './report/report-outputs.ts'
import {siteOutputs} from './site/site-outputs.ts'
import {stubOutputs} from './stubs/stub-outputs.ts'

/**
 * Asks the database and says what files there are to be. `digests`: number of a chapter, hash of its text and of all that
 * stands beside the chapters' texts.
 */
export type Publisher = (database: Database, digests: Map<number, string>) => Output[]

/** Who makes what `outputs` in `spec.yaml` names. */
export const publishers: Record<OutputName, Publisher> = {
  matrices: matrixOutputs,
  exchange: exchangeOutputs,
  reports: (database) => {
    const navigation = readNavigation(database)
    const frame = {navigation, hash: sha256(navigation)}
    return [...picsOutputs(database, frame), ...reportOutputs(database, frame)]
  },
  pdf: (database) => [...pdfOutputs(database), ...(isPublished(database, 'reports') ? reportPdfOutputs(database) : [])],
  stubs: stubOutputs,
  site: siteOutputs,
}

/** A report is typeset where both are asked for: reports, and what is typeset. */
function isPublished(database: Database, name: OutputName): boolean {
  const outputs = database.prepare<[], string>('SELECT outputs FROM spec').pluck().get()
  return outputs !== undefined && (JSON.parse(outputs) as string[]).includes(name)
}
