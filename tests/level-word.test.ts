import assert from 'node:assert/strict'
import test from 'node:test'
import {findLevelWords, type KeywordProfile} from '../tools/level-word.ts'

function levels(text: string, profile: KeywordProfile = 'bcp14'): string[] {
  return findLevelWords(text, profile).map(({word, level, offset}) => `${offset} ${word}: ${level}`)
}

test('level words: BCP 14, the longest form first', () => {
  assert.deepEqual(levels('MUST NOT, MUST'), ['0 MUST NOT: MUST NOT', '10 MUST: MUST'])
  assert.deepEqual(levels('SHALL SHALL NOT'), ['0 SHALL: MUST', '6 SHALL NOT: MUST NOT'])
  assert.deepEqual(levels('REQUIRED RECOMMENDED NOT RECOMMENDED OPTIONAL'), [
    '0 REQUIRED: MUST',
    '9 RECOMMENDED: SHOULD',
    '21 NOT RECOMMENDED: SHOULD NOT',
    '37 OPTIONAL: MAY',
  ])
})

test('level words: over a line end, with the marks of a quote between', () => {
  assert.deepEqual(levels('SHOULD\n>   > NOT'), ['0 SHOULD NOT: SHOULD NOT'])
})

test('level words: only whole words in capitals', () => {
  assert.deepEqual(levels('must Must MUSTARD MUST_NOT X-MUST MUST-HAVE'), [])
  assert.deepEqual(levels('(MUST).'), ['1 MUST: MUST'])
})

test('level words: ISO and 3GPP write them small', () => {
  for (const profile of ['iso', '3gpp'] as const) {
    assert.deepEqual(levels('shall not, need not; MUST should', profile), [
      '0 shall not: MUST NOT',
      '11 need not: MAY',
      '26 should: SHOULD',
    ])
  }
})
