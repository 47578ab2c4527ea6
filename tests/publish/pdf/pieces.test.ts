import assert from 'node:assert/strict'
import test from 'node:test'
import {longWords, pieces} from '../../../tools/publish/pdf/pieces.ts'

test('pieces: a short word stays whole', () => {
  assert.deepEqual(pieces('writeback', 28), ['writeback'])
})

test('pieces: a long identifier may break after its underscores', () => {
  assert.deepEqual(pieces('VIRTIO_BLK_F_WRITE_ZEROES', 28), ['VIRTIO_', 'BLK_F_', 'WRITE_', 'ZEROES'])
})

test('pieces: a word without a natural break may break after every ten characters', () => {
  const found = pieces('a'.repeat(10_000), 28)
  assert.equal(found.length, 1000)
  assert.equal(found.join(''), 'a'.repeat(10_000))
})

test('pieces: a surrogate pair and a character with its mark stay whole', () => {
  for (const piece of pieces('😀'.repeat(50) + 'e\u0301'.repeat(50), 7)) {
    assert.ok(!/^[\udc00-\udfff]|[\ud800-\udbff]$|^\u0301/.test(piece))
  }
})

test('pieces: the pieces joined are the word', () => {
  for (const word of ['https://example.org/a/b?c=d&e=f#g', 'someCamelCaseIdentifier', '____', '->->->->->->->->']) {
    for (const limit of [3, 10, 40]) assert.equal(pieces(word, limit).join(''), word)
  }
})

test('longWords: only the words over the limit are cut', () => {
  assert.deepEqual(longWords('one aa_bb_cc_dd_ee two', 10), ['one ', ['aa_', 'bb_', 'cc_', 'dd_ee'], ' two'])
})
