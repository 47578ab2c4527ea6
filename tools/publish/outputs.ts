import type {Database} from 'better-sqlite3'
import type {Output} from '../model/output-file.ts'
import type {OutputName} from '../model/output-names.ts'
import {sha256} from '../text/hash.ts'
import {siteNavigation} from '../trace/site/pages.ts'
import {exchangeOutputs} from './exchange/exchange-outputs.ts'
import {matrixOutputs} from './matrix/matrix-outputs.ts'
import {pdfOutputs} from './pdf/pdf-outputs.ts'
import {picsOutputs} from './pics/pics-outputs.ts'
import {reportOutputs, reportPdfOutputs} from './report/report-outputs.ts'
import {matrixPages} from './site/matrix-pages.ts'
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
  reports: (database, _digests, named) => {
    const navigation = siteNavigation(database, matrixPages(named))
    const frame = {navigation, hash: sha256(navigation)}
    return [...picsOutputs(database, frame), ...reportOutputs(database, frame)]
  },
  // A report is typeset where both are asked for: reports, and what is typeset.
  pdf: (database, _digests, named) => [
    ...pdfOutputs(database),
    ...(named.includes('reports') ? reportPdfOutputs(database) : []),
  ],
  stubs: stubOutputs,
  site: siteOutputs,
}
