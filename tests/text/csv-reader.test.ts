import assert from 'node:assert/strict'
import test from 'node:test'
import {readCsv} from '../../tools/text/csv-reader.ts'
import {effort, firstSeed, pick, randomOf} from '../random.ts'

const texts = (text: string) => readCsv(text).rows.map((row) => row.map((cell) => cell.text))

test('csv: cells are told by commas, and by quotation marks that stand doubled', () => {
  assert.deepEqual(texts('a,b\n1,"x, ""y""\nz"\n,\n\n"",""\n3,\n'), [
    ['a', 'b'],
    ['1', 'x, "y"\nz'],
    ['3', ''],
  ])
  assert.deepEqual(texts('a,b'), [['a', 'b']])
  assert.deepEqual(texts('"a"'), [['a']])
  assert.deepEqual(texts(''), [])
})

test('csv: every cell has its place', () => {
  const {rows} = readCsv('a,bc,d\n"1\n2",x,\n3,4,5\n')
  assert.deepEqual(
    rows.map((row) => row.map(({line, column}) => `${line}:${column}`)),
    [
      ['1:1', '1:3', '1:6'],
      ['2:1', '3:4', '3:6'],
      ['4:1', '4:3', '4:5'],
    ],
  )
})

test('csv: what is none ends the reading at its place', () => {
  const problem = (text: string) => {
    const {line, column, message} = readCsv(text).problem!
    return `${line}:${column} ${message.split(',')[0]}`
  }
  assert.equal(problem('a,b\n1,x"y"\n'), '2:4 Unexpected quotation mark within a cell')
  assert.equal(problem('a\n"x"y\n'), '2:4 Unexpected text after a closing quotation mark')
  assert.equal(problem('a\n"x\ny\n'), '2:1 Unexpected end within quotation marks')
})

test('csv: random tables come back', () => {
  const parts = ['a', ',', '"', '\n', ' ', 'é', "'", '""', '']
  for (let seed = firstSeed; seed < firstSeed + 500 * effort; seed++) {
    const random = randomOf(seed)
    const columns = 1 + Math.floor(random() * 4)
    const cell = () => Array.from({length: 1 + Math.floor(random() * 5)}, () => pick(random, parts)).join('')
    const rows = Array.from({length: 1 + Math.floor(random() * 5)}, () => ['x', ...Array.from({length: columns}, cell)])
    const quoted = (text: string) => (/[",\n]/.test(text) || random() < 0.3 ? `"${text.replaceAll('"', '""')}"` : text)
    const text = rows.map((row) => row.map(quoted).join(',')).join('\n') + pick(random, ['', '\n'])
    assert.deepEqual(texts(text), rows, `TEST_SEED=${seed}\n${text}`)
  }
})
