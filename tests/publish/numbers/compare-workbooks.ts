import readWorkbook from 'read-excel-file/node'
import {compareRows, rowOf} from './compare-matrices.ts'
import {Differences, type Published} from './differences.ts'
import type {Expected} from './expected.ts'
import {readPics} from './pics-file.ts'

/** The cells of each sheet as another library reads them, by the name of the sheet. */
async function sheetsOf(published: Published, path: string): Promise<Map<string, string[][]>> {
  const sheets = await readWorkbook(Buffer.from(published.bytes(path)), {trim: false})
  return new Map(
    sheets.map(({sheet, data}) => [sheet, data.map((row) => row.map((cell) => (cell === null ? '' : String(cell))))]),
  )
}

/** The matrices of the workbook, held against what was computed as their CSV is. */
export async function compareMatrixWorkbook(expected: Expected, published: Published): Promise<Differences> {
  const differences = new Differences()
  const sheets = await sheetsOf(published, 'matrices/matrices.xlsx')
  for (const name of ['need-requirement', 'requirement-case-target', 'requirement-clause']) {
    const [columns, ...rows] = sheets.get(name) ?? [[]]
    compareRows(
      differences,
      expected,
      `matrices.xlsx, ${name}`,
      name,
      rows.map((cells) => rowOf(columns!, cells)),
    )
  }
  return differences
}

/** Every table of a statement as a workbook, held against its Markdown, which is held against what was computed. */
export async function comparePicsWorkbook(published: Published, stem: string): Promise<Differences> {
  const differences = new Differences()
  const sheets = await sheetsOf(published, `${stem}.xlsx`)
  const pics = readPics(published.text(`${stem}.md`))
  for (const {number, columns, rows} of pics.tables) {
    const [, cells = [[]]] = [...sheets].find(([name]) => name.startsWith(`${number} `)) ?? []
    const [heads, ...found] = cells
    for (const column of columns.filter((name) => ['Item', 'Id', 'Status', 'Here', 'Support'].includes(name)))
      differences.same(
        `${stem}.xlsx, ${number}, ${column}`,
        found.map((row) => row[heads!.indexOf(column)]),
        rows.map((row) => row[column]),
      )
  }
  for (const name of ['Conforms: claimed', 'Conforms: shown'])
    differences.same(
      `${stem}.xlsx, ${name}`,
      sheets.get('Statement')?.find(([asked]) => asked === name)?.[1] ?? '',
      pics.head.get(name) ?? '',
    )
  return differences
}
