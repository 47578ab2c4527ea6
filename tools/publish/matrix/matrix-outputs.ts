import type {Database} from 'better-sqlite3'
import {type MatrixName, matrixNames, matrixPageName} from '../../model/matrix-names.ts'
import type {Output} from '../../model/output-file.ts'
import type {OutputName} from '../../model/output-names.ts'
import {sha256} from '../../text/hash.ts'
import {readInputs} from '../../trace/question.ts'
import {siteNavigation} from '../../trace/site/pages.ts'
import {matrixPages} from '../site/matrix-pages.ts'
import {pageFrame} from '../site/page.ts'
import {remember} from '../site/remember.ts'
import {loadTemplates, readSiteFile} from '../site/templates.ts'
import {readMatrix} from './matrices.ts'
import type {Matrix} from './matrix.ts'
import {matrixData} from './matrix-data.ts'
import {matrixCsv, matrixJson} from './matrix-files.ts'
import {matrixDataPath, matrixView, mostRowsInPage} from './matrix-page.ts'
import {matrixWorkbook} from './workbook.ts'

/**
 * Every matrix as CSV and JSON, `matrices/<name>.*`, all of them as a workbook, and where the specification has a site as a page of it,
 * `site/matrix-<name>.html`: in the folder of the site its frame works as it does for any other page.
 */
export function matrixOutputs(
  database: Database,
  _digests: Map<number, string>,
  named: readonly OutputName[],
): Output[] {
  const pagesOf = named.includes('site') ? pageMaker(siteNavigation(database, matrixPages(named))) : () => []
  // The outputs of one matrix follow one another: it is read once, and let go with the next.
  const matrixOf = remember((name: MatrixName) => remember((inputs: string) => readMatrix(name, inputs)))
  const texts = new Map(matrixNames.map((name) => [name, readInputs(database, `matrix/${name}`)]))
  const facts = readInputs(database, 'site/title')
  const workbook: Output = {
    path: 'matrices/matrices.xlsx',
    inputs: JSON.stringify([facts, ...[...texts.values()].map(sha256)]),
    render: () =>
      matrixWorkbook(
        [...texts].map(([name, inputs]) => readMatrix(name, inputs)),
        JSON.parse(facts),
      ),
  }
  const files = [...texts].flatMap(([name, inputs]): Output[] => {
    const read = () => matrixOf(name)(inputs)
    return [
      {path: `matrices/${name}.csv`, inputs, render: () => matrixCsv(read())},
      {path: `matrices/${name}.json`, inputs, render: () => matrixJson(read())},
      ...pagesOf(name, inputs, read),
    ]
  })
  return [...files, workbook, ...(named.includes('site') ? scriptOutputs() : [])]
}

function pageMaker(navigation: string): (name: MatrixName, inputs: string, read: () => Matrix) => Output[] {
  const frame = remember(async (text: string) => {
    const render = await loadTemplates()
    return {render, ...pageFrame(text, render)}
  })
  const navigationHash = sha256(navigation)
  return (name, inputs, read) => {
    const hash = sha256(inputs)
    const slug = matrixPageName(name)
    const page: Output = {
      path: `site/${slug}.html`,
      inputs: JSON.stringify([hash, navigationHash]),
      render: async () => {
        const {render, page: framed} = await frame(navigation)
        const view = matrixView(read())
        const scripts = [...(view.source === '' ? [] : [view.source]), ...scriptNames]
        return framed({slug, title: view.title, body: render('matrix', view), scripts})
      },
    }
    if (!isLong(inputs, read)) return [page]
    return [page, {path: `site/${matrixDataPath({name})}`, inputs: hash, render: () => matrixData(read())}]
  }
}

/** A row says more than its keys, so that most matrices need not be read to tell. */
function isLong(inputs: string, read: () => Matrix): boolean {
  return inputs.length > mostRowsInPage * 50 && read().rows.length > mostRowsInPage
}

const scriptNames = ['matrix-model.js', 'matrix.js']

function scriptOutputs(): Output[] {
  return scriptNames.map((name) => {
    const text = readSiteFile(name)
    return {path: `site/${name}`, inputs: text, render: () => text}
  })
}
