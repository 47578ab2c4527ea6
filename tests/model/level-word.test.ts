import assert from 'node:assert/strict'
import test from 'node:test'
import {findLevelWords, type KeywordProfile} from '../../tools/model/level-word.ts'

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

test('level words: over white space of any kind, and over nothing else', () => {
  assert.deepEqual(levels('SHOULD\n \u00a0\tNOT'), ['0 SHOULD NOT: SHOULD NOT'])
  assert.deepEqual(levels('SHOULD > NOT, SHOULD\ufffcNOT, SHOULD, NOT'), [
    '0 SHOULD: SHOULD',
    '14 SHOULD: SHOULD',
    '26 SHOULD: SHOULD',
  ])
})

test('level words: what no reader sees parts no word, and joins none', () => {
  assert.deepEqual(levels('\u200bMU\u00adST\u200d \u2060NO\ufe0fT, SHOULD'), [
    '1 MUST NOT: MUST NOT',
    '15 SHOULD: SHOULD',
  ])
  assert.deepEqual(levels('MUST\u200bNOT'), [])
})

test('level words: letters and their marks of any script go on with a word', () => {
  assert.deepEqual(levels('MUSTé éMUST MUST\u0301 MUSTы ǅMAY'), [])
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
