import type {Database} from 'better-sqlite3'
import type {Output} from '../model/output-file.ts'
import type {OutputName} from '../model/output-names.ts'
import {exchangeOutputs} from './exchange/exchange-outputs.ts'
import {matrixOutputs} from './matrix/matrix-outputs.ts'
import {pdfOutputs} from './pdf/pdf-outputs.ts'
import {picsOutputs} from './pics/pics-outputs.ts'
import {siteOutputs} from './site/site-outputs.ts'
import {stubOutputs} from './stubs/stub-outputs.ts'

/**
 * Asks the database and says what files there are to be. `digests`: number of a chapter, hash of its text and of all that
 * stands beside the chapters' texts. `named`: all outputs that the specification asks for, made now or not.
 */
export type Publisher = (database: Database, digests: Map<number, string>, named: readonly OutputName[]) => Output[]

/** Who makes what `outputs` in `spec.yaml` names. */
export const publishers: Record<OutputName, Publisher> = {
  matrices: matrixOutputs,
  exchange: exchangeOutputs,
  reports: picsOutputs,
  pdf: pdfOutputs,
  stubs: stubOutputs,
  site: siteOutputs,
}
