import assert from 'node:assert/strict'
import test from 'node:test'
import readWorkbook from 'read-excel-file/node'
import {states} from '../../../tools/model/states.ts'
import type {Column, Matrix, Row} from '../../../tools/publish/matrix/matrix.ts'
import {matrixCsv} from '../../../tools/publish/matrix/matrix-files.ts'
import {matrixWorkbook} from '../../../tools/publish/matrix/workbook.ts'
import {unzip} from './unzip.ts'

const facts = {title: 'Kettles', version: '1.2.0', status: 'candidate', date: '2026-03-01'}
const columns: Column[] = [
  {key: 'requirement', title: 'Requirement', width: 'id'},
  {key: 'bit', title: 'Bit', width: 'word'},
  {key: 'in_text', title: 'Text', width: 'text'},
]

function matrixOf(rows: Row[]): Matrix {
  return {name: 'device-feature', title: 'T', question: 'Q?', columns, rows}
}

/** Rows of a sheet as another library reads them; what is absent is an empty text. */
async function sheet(bytes: Uint8Array, name: string): Promise<string[][]> {
  const sheets = await readWorkbook(Buffer.from(bytes), {trim: false})
  const found = sheets.find((one) => one.sheet === name)
  assert.ok(found, `there is a sheet ${name}`)
  return found.data.map((row) => row.map((cell) => (cell === null ? '' : String(cell))))
}

const texts = [
  ...[
    '1.10',
    '007',
    '-5',
    '=1+1',
    '+1',
    '@x',
    '＝1',
    '  lead',
    '\u200b=1',
    'TRUE',
    '2026-01-01',
    '1e5',
    'a,"b"',
    '_x0041_',
  ],
  ...['two\nlines', 'tab\tin', '<b>&amp;</b>', 'é😀', '#REF!', "'quoted"],
]

test('workbook: another library reads, cell by cell, what the CSV says', async () => {
  const matrix = matrixOf(
    texts.map((text, index) => ({requirement: text, bit: index, in_text: [text, 'KTL-1'], other: 'not shown'})),
  )
  const read = await sheet(await matrixWorkbook([matrix], facts), 'device-feature')
  // A spreadsheet needs no guard: a text in a workbook is a text.
  const csv = readCsv(matrixCsv(matrix)).map((row) =>
    row.map((cell) => (/^'\P{L}*[=+\-@]/u.test(cell.normalize('NFKC')) ? cell.slice(1) : cell)),
  )
  assert.deepEqual(read, csv)
})

test('workbook: what XML cannot hold is shown, and a text that is too long says that it was cut', async () => {
  const matrix = matrixOf([{requirement: 'a\u0000b\u001bc\u007fd\ud800e\uffff', in_text: 'x'.repeat(40_000)}])
  const [, row] = await sheet(await matrixWorkbook([matrix], facts), 'device-feature')
  assert.equal(row![0], 'a␀b␛c␡d\ufffde\ufffd')
  assert.equal(row![2]!.length, 32_767)
  assert.match(row![2]!, /x… \(cut here; the CSV holds all of it\)$/)
})

test('workbook: the same rows are the same bytes, whatever the hour', async () => {
  const made = () => matrixWorkbook([matrixOf([{requirement: 'A', bit: 1}])], facts)
  const first = await made()
  await new Promise((resolve) => setTimeout(resolve, 2100))
  assert.ok(Buffer.from(first).equals(Buffer.from(await made())))
})

test('workbook: a list that is too long for a sheet goes on in a second one', async () => {
  const matrix = matrixOf(Array.from({length: 25}, (_, index) => ({requirement: `R-${index}`})))
  const bytes = await matrixWorkbook([matrix], facts, 11)
  const heads = columns.map(({key}) => key)
  const all = []
  for (const name of ['device-feature', 'device-feature 2', 'device-feature 3']) {
    const [head, ...rows] = await sheet(bytes, name)
    assert.deepEqual(head, heads)
    all.push(...rows.map(([id]) => id))
  }
  assert.deepEqual(
    all,
    matrix.rows.map(({requirement}) => requirement),
  )
})

test('workbook: head and first column stay, every column has a filter and wraps, ids are text, nothing is a formula', async () => {
  const files = unzip(await matrixWorkbook([matrixOf([{requirement: '=1', bit: 3, in_text: 'x'}])], facts))
  const xml = files.get('xl/worksheets/sheet2.xml')!
  assert.match(xml, /<pane xSplit="1" ySplit="1" topLeftCell="B2" state="frozen"/)
  assert.match(xml, /<autoFilter ref="A1:C2"\/>/)
  assert.doesNotMatch(xml, /<f[ >]/)
  const style = /<c r="A2" t="s" s="(\d+)">/.exec(xml)
  assert.ok(style, 'the id is a text')
  const styles = files.get('xl/styles.xml')!
  const format = /<cellXfs[\s\S]*?<\/cellXfs>/.exec(styles)![0].split('<xf ')[Number(style[1]) + 1]!
  const asText = /<numFmt numFmtId="(\d+)" formatCode="@"/.exec(styles)![1]
  assert.match(format, new RegExp(`^numFmtId="${asText}"[\\s\\S]*wrapText="(?:1|true)"`))
  assert.match(files.get('docProps/core.xml')!, /2026-03-01T00:00:00Z/)
})

test('workbook: the first sheet says of what it is, and what every state means', async () => {
  const rows = await sheet(await matrixWorkbook([matrixOf([])], facts), 'About')
  const text = rows.map((row) => row.join(' | ')).join('\n')
  assert.match(text, /Specification \| Kettles[\s\S]*Version \| 1\.2\.0[\s\S]*Date \| 2026-03-01/)
  assert.match(text, /device-feature \| Q\? \| 0/)
  for (const {symbol, name, meaning} of states) assert.ok(text.includes(`${symbol} ${name} | ${meaning}`), name)
})

/** RFC 4180, read by the book. */
function readCsv(text: string): string[][] {
  const rows: string[][] = [[]]
  for (const [, quoted, bare, end] of text.matchAll(/(?:"((?:[^"]|"")*)"|([^",\n]*))(,|\n|$)/g)) {
    rows.at(-1)!.push(quoted === undefined ? bare! : quoted.replaceAll('""', '"'))
    if (end === '\n') rows.push([])
    if (end === '') break
  }
  return rows.slice(0, -1)
}
