import assert from 'node:assert/strict'
import test from 'node:test'
import {csvRow} from '../../tools/text/csv.ts'

const formulas = {
  'an equals sign': '=1+1',
  'a plus': '+1',
  'a minus': '-1',
  'an at sign': '@SUM(A1)',
  'a tab': '\tx',
  'a carriage return': '\r=1',
  'the full-width signs ＝': '＝1',
  '＋': '＋1',
  '－': '－1',
  '＠': '＠x',
  'a small form ﹦': '﹦1',
  'a mathematical minus': '−1',
  'spaces before it': '   =1',
  'a no-break space before it': '\u00a0=1',
  'a zero-width space before it': '\u200b=1',
  'a byte-order mark before it': '\ufeff@x',
  'a direction mark before it': '\u202e+1',
  'a line break before it': '\n=1',
}

for (const [name, text] of Object.entries(formulas))
  test(`csv: a text that opens with ${name} is no formula`, () => {
    assert.match(csvRow([text]), /^"?'/)
  })

test('csv: numbers, and texts with such signs further on, stay as they are', () => {
  assert.equal(csvRow([-1, 'a=1', 'x-y', 'AVPS@2', '', null, undefined]), '-1,a=1,x-y,AVPS@2,,,\n')
})

test('csv: RFC 4180 quotes separators, quotes and line breaks; rows end by LF', () => {
  assert.equal(csvRow(['a,b', 'say "x"', 'two\nlines', 'r\rn']), '"a,b","say ""x""","two\nlines","r\rn"\n')
})
