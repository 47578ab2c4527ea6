import type {PicsRows} from '../../trace/pics.ts'
import type {PdfChapter} from '../pdf/input.ts'
import {treeAnnex} from '../tree/print-pdf.ts'
import {buildPics} from './build-pics.ts'
import {picsSections} from './pics-sections.ts'

/** The proforma that nobody has filled, as a chapter of the printed specification. */
export function picsAnnex(rows: PicsRows, slug: string): PdfChapter {
  return treeAnnex('A', slug, 'Proforma of the implementation conformance statement', picsSections(buildPics(rows)))
}
