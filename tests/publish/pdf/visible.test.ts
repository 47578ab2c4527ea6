import assert from 'node:assert/strict'
import test from 'node:test'
import {loadFonts} from '../../../tools/publish/pdf/fonts.ts'
import {covers} from '../../../tools/publish/pdf/glyphs.ts'
import {visibleDrawing, visibleLine, visibleText} from '../../../tools/publish/pdf/visible.ts'

const fonts = loadFonts()
const text = visibleText(fonts)

test('glyphs: the fonts cover Latin, Greek, Cyrillic and arrows, not emoji and CJK', () => {
  for (const character of 'aÉßΩж→≤×—•') assert.ok(covers(fonts.covered, character.codePointAt(0)!), character)
  for (const character of '😀漢ह') assert.ok(!covers(fonts.covered, character.codePointAt(0)!), character)
})

const samples = [
  ['ASCII   stays', 'ASCII stays'],
  ['Größe ≥ 4 →', 'Größe ≥ 4 →'],
  ['e\u0301', 'é'],
  ['😀', '[U+1F600]'],
  ['漢字', '[U+6F22][U+5B57]'],
  ['👨\u200d👩', '[U+1F468][U+1F469]'],
  ['✓\ufe0f', '✓'],
  ['a\u202eb\u2066', 'a[U+202E]b[U+2066]'],
  ['\u0000\u0007', '[U+0000][U+0007]'],
  ['\ud83d', '[U+D83D]'],
  ['é\n  b', 'é b'],
]

for (const [given, expected] of samples) {
  test(`visible text: ${JSON.stringify(given)}`, () => assert.equal(text(given!), expected))
}

test('visible line: spaces stay', () => {
  assert.equal(visibleLine(fonts)('  é    漢'), '  é    [U+6F22]')
})

test('visible drawing: references are characters too, and those that XML needs stay', () => {
  assert.equal(
    visibleDrawing(fonts)('<text>\n&#128512; &#x5b57; &#60; &amp; é</text>'),
    '<text>\n[U+1F600] [U+5B57] &#60; &amp; é</text>',
  )
})
