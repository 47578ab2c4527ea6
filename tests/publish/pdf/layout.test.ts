import assert from 'node:assert/strict'
import test from 'node:test'
import {setCode} from '../../../tools/publish/pdf/code-lines.ts'
import {columnShares} from '../../../tools/publish/pdf/columns.ts'
import {prepareDrawing} from '../../../tools/publish/pdf/drawing.ts'

test('code: short lines are set large, tabs as spaces', () => {
  assert.deepEqual(setCode('a\n\tb\tc', 424), {
    size: 8.5,
    lines: [
      {text: 'a', continued: false},
      {text: '    b   c', continued: false},
    ],
  })
})

test('code: a line of a hundred letters is set smaller', () => {
  const {size, lines} = setCode('x'.repeat(100), 424)
  assert.equal(size, 7)
  assert.equal(lines.length, 1)
})

test('code: a longer line continues, and nothing of it is lost', () => {
  const line = 'word '.repeat(300)
  const {size, lines} = setCode(line, 424)
  assert.ok(lines.every(({text, continued}) => (text.length + (continued ? 2 : 0)) * 0.6 * size <= 424))
  assert.equal(lines.map(({text}) => text).join(''), line)
  assert.deepEqual([lines[0]!.continued, lines[1]!.continued], [false, true])
})

test('columns: what fits has its own width', () => {
  assert.deepEqual(
    columnShares(
      [
        {natural: 10, longest: 5},
        {natural: 20, longest: 8},
      ],
      9,
      442,
    ),
    [null, null],
  )
})

test('columns: a short column keeps its width beside a long text', () => {
  const [short, long] = columnShares(
    [
      {natural: 10, longest: 5},
      {natural: 900, longest: 12},
    ],
    9,
    442,
  )
  assert.ok(short! < 14 && long! > 70)
})

test('drawing: every family becomes one of ours', () => {
  const svg = [
    '<svg width="10" height="10"><style>text{font-family:Helvetica, "Arial"}</style>',
    `<text font-family="Times,serif" style="font-family:'Courier New',monospace;fill:red">a</text></svg>`,
  ].join('')
  const expected = [
    '<svg font-family="Source Sans 3" width="10" height="10"><style>text{font-family:Source Sans 3}</style>',
    '<text font-family="Source Sans 3" style="font-family:Source Code Pro;fill:red">a</text></svg>',
  ].join('')
  assert.equal(prepareDrawing(svg, (text) => text).svg, expected)
})

test('drawing: one that is too high for a page gets a width', () => {
  assert.equal(prepareDrawing('<svg width="100pt" height="200pt"/>', (text) => text).width, null)
  assert.equal(prepareDrawing('<svg width="100pt" height="1120pt"/>', (text) => text).width, 50)
  assert.equal(prepareDrawing('<svg viewBox="0 0 400 1600"/>', (text) => text).width, 140)
})
