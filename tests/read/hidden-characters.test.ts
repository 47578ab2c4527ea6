import assert from 'node:assert/strict'
import {test} from 'node:test'
import {hiddenCharacters} from '../../tools/read/hidden-characters.ts'

const turning: [file: string, text: string][] = [
  ['chapters/a.md', 'a\u202eb'],
  ['chapters/a.md', 'a&#x202E;b'],
  ['chapters/a.md', 'a&#8238;b'],
  ['chapters/a.md', 'a&rlm;b'],
  ['chapters/a.md', 'a&lrm;b'],
  ['spec.yaml', 'title: "a\\u202eb"'],
  ['spec.yaml', 'title: "a\\u202Eb"'],
  ['requirements/targets/a.yml', '"a\\U0000202E": b'],
  ['requirements/waivers.yaml', 'a\u2066b'],
  ['results/a.jsonl', '{"reason": "a\\u202eb"}'],
  ['requirements/ledger.jsonl', '{"title": "a\\u2066b"}'],
  ['conformance/cases/a.case.ts', 'title: "a\\u202Eb"'],
  ['requirements/targets/a\u202eb.yaml', 'title: A'],
]

for (const [file, text] of turning) {
  test(`hidden characters: ${JSON.stringify(text)} in ${JSON.stringify(file)} shows text in another order`, () => {
    assert.deepEqual(
      hiddenCharacters(text, file).map(({rule}) => rule),
      ['bidirectional-control'],
    )
  })
}

test('hidden characters: what is written of them where it stands for nothing is text', () => {
  assert.deepEqual(hiddenCharacters('a\\u202e', 'chapters/a.md'), [])
  assert.deepEqual(hiddenCharacters('a&rlm;', 'spec.yaml'), [])
})

test('hidden characters: a backslash that is written as two is none', () => {
  const rules = (text: string) => hiddenCharacters(text, 'results/a.jsonl').map(({rule}) => rule)
  assert.deepEqual(rules('{"a":"\\\\u202e"}'), [])
  assert.deepEqual(rules('{"a":"\\\\\\u202e"}'), ['bidirectional-control'])
})
