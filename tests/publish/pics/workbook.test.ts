import assert from 'node:assert/strict'
import {readdirSync, readFileSync} from 'node:fs'
import {join} from 'node:path'
import test from 'node:test'
import readWorkbook from 'read-excel-file/node'
import {buildPics} from '../../../tools/publish/pics/build-pics.ts'
import {picsWorkbook} from '../../../tools/publish/pics/pics-workbook.ts'
import type {PicsRows} from '../../../tools/trace/pics.ts'
import {readInputRows} from '../../../tools/trace/question.ts'
import {analyseFiles, fixturesFolder, foldersIn} from '../../fixture.ts'

const example = join(fixturesFolder, 'example', foldersIn(join(fixturesFolder, 'example'))[0]!)

/** Of the example, filled and not, with a claim of texts that a spreadsheet could take for something else. */
async function statements(): Promise<PicsRows[]> {
  const files = Object.fromEntries(
    readdirSync(example, {recursive: true, withFileTypes: true})
      .filter((entry) => entry.isFile())
      .map(({parentPath, name}) => join(parentPath, name))
      .map((path) => [path.slice(example.length + 1), readFileSync(path)]),
  )
  const path = 'requirements/claims/model.yaml'
  const claim = `${files[path]!.toString().trimEnd()}
answers:
  WIN-SHT-001: {answer: false, reason: '=HYPERLINK("http://example.org")'}
  WIN-SHT-002: {answer: true, value: '1.10', comment: '#REF!'}
`
  const {analysis} = await analyseFiles({...files, [path]: Buffer.from(claim)}, {base: false})
  const {database} = analysis!
  return readInputRows(database, 'pics').map((inputs) => JSON.parse(inputs) as PicsRows)
}

test('statement as a workbook: another library reads the cells that the statement has, each as a text', async () => {
  for (const rows of await statements()) {
    const pics = buildPics(rows)
    const bytes = await picsWorkbook(pics, 'Statement', '2026-03-01')
    const sheets = await readWorkbook(Buffer.from(bytes), {trim: false})
    const cells = (name: string) =>
      sheets
        .find(({sheet}) => sheet === name)!
        .data.map((row) => row.map((cell) => (cell === null ? '' : String(cell))))
    for (const table of pics.tables) {
      const [heads, ...found] = cells(`${table.name} ${table.title}`.slice(0, 31).trim())
      const column = (head: string) => found.map((row) => row[heads!.indexOf(head)])
      assert.deepEqual(
        column('Item'),
        table.rows.map(({item}) => String(item)),
      )
      assert.deepEqual(
        column('Id'),
        table.rows.map(({id}) => id),
      )
      assert.deepEqual(
        column('Status'),
        table.rows.map(({status}) => status),
      )
      assert.deepEqual(
        column('Support'),
        table.rows.map(({support}) => support),
      )
      assert.deepEqual(
        column('Values'),
        table.rows.map(({values}) => values),
      )
    }
    assert.deepEqual(
      cells('Conditions').slice(1),
      pics.conditions.map(({name, expression}) => [name, expression]),
    )
    const all = JSON.stringify(sheets)
    if (rows.target !== null) for (const text of ['=HYPERLINK', '1.10', '#REF!']) assert.ok(all.includes(text), text)
    assert.deepEqual(Buffer.from(await picsWorkbook(pics, 'Statement', '2026-03-01')), Buffer.from(bytes))
  }
})
