import type {Database} from 'better-sqlite3'
import type {Output} from '../../model/output-file.ts'
import type {PicsRows} from '../../trace/pics.ts'
import {readInputRows} from '../../trace/question.ts'
import type {TreeDocument} from '../tree/document.ts'
import {type Frame, treePage} from '../tree/outputs.ts'
import {buildPics} from './build-pics.ts'
import {picsMarkdown} from './pics-markdown.ts'
import {picsSections} from './pics-sections.ts'
import {picsWorkbook} from './pics-workbook.ts'

/**
 * The proforma that nobody has filled, `reports/pics.*`, and the statement of every target that has a claim,
 * `reports/<target>/pics.*`: Markdown, page and workbook. The proforma is an annex of the printed specification, too.
 */
export function picsOutputs(database: Database, frame: Frame): Output[] {
  return readInputRows(database, 'pics').flatMap((inputs) => {
    const {target} = JSON.parse(inputs) as {target: string | null}
    const stem = target === null ? 'reports/pics' : `reports/${target}/pics`
    const rows = () => JSON.parse(inputs) as PicsRows
    return [
      {path: `${stem}.md`, inputs, render: () => picsMarkdown(buildPics(rows()))},
      {path: `${stem}.xlsx`, inputs, render: () => workbookOf(rows())},
      treePage(`${stem}.html`, inputs, frame, () => picsDocument(rows())),
    ]
  })
}

function workbookOf(rows: PicsRows): Promise<Uint8Array> {
  const {title, specification} = picsDocument(rows)
  return picsWorkbook(buildPics(rows), title, specification.date)
}

export function picsDocument(rows: PicsRows): TreeDocument {
  const {claim, specification, errors, chapters} = rows
  return {
    title: claim
      ? `Conformance statement: ${claim.implementation} ${claim.version}`
      : 'Proforma of the implementation conformance statement',
    lead: `${specification.title} ${specification.version}`,
    specification,
    errors,
    sections: picsSections(buildPics(rows)),
    places: chapters.flatMap(({requirements}) =>
      requirements.map(({id, title, page}): TreeDocument['places'][number] => [id, title, page, null]),
    ),
  }
}
