import assert from 'node:assert/strict'
import test from 'node:test'
import {sourceOffsets} from '../../../tools/publish/pdf/source-offsets.ts'

const samples = [
  {name: 'plain text', source: 'see [X] now', value: 'see [X] now'},
  {name: 'escapes', source: '\\*a\\* \\\\ [X]', value: '*a* \\ [X]'},
  {name: 'character references', source: 'a &amp; &#x1F600; &quot;[X]', value: 'a & 😀 "[X]'},
  {name: 'an unknown reference', source: '&nothing; [X]', value: '&nothing; [X]'},
  {name: 'an escaped reference', source: '\\&amp; [X]', value: '&amp; [X]'},
  {name: 'lines of a quote', source: 'a  \n> > b [X]\n> c', value: 'a\nb [X]\nc'},
  {name: 'a literal before the reference', source: '\\[X] and [X]', value: '[X] and [X]', last: true},
]

for (const {name, source, value, last} of samples) {
  test(`source offsets: ${name}`, () => {
    const offsets = sourceOffsets(value, source, 0, source.length)
    assert.equal(offsets.length, value.length)
    const index = last ? value.lastIndexOf('[X]') : value.indexOf('[X]')
    assert.equal(offsets[index], source.lastIndexOf('[X]'))
    assert.equal(source[offsets[index + 2]!], ']')
  })
}
