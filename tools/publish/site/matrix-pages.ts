import {matrixNames, matrixPageName} from '../../model/matrix-names.ts'
import type {OutputName} from '../../model/output-names.ts'
import type {MatrixPages} from '../../trace/site/pages.ts'
import {matrixTitle} from '../matrix/matrices.ts'

/** The pages of matrices that a specification has which names these outputs. */
export function matrixPages(named: readonly OutputName[]): MatrixPages {
  if (!named.includes('matrices') || !named.includes('site')) return []
  return matrixNames.map((name) => [matrixPageName(name), matrixTitle(name)])
}
