import assert from 'node:assert/strict'
import {readdirSync, readFileSync} from 'node:fs'
import test from 'node:test'
import {packageRoot} from '../../tools/own/package-root.ts'
import {parseEntries} from '../../tools/read/entries.ts'
import {readPlainEntries} from '../../tools/read/plain-entries.ts'
import {firstSeed, randomOf} from '../random.ts'

const roles = ['serves', 'source', 'refines', 'depends', 'answers']
const file = 'requirements/kettle.yaml'

function sameAsYaml(text: string): 'plain' | 'left' {
  const plain = readPlainEntries(text, file, roles)
  if (!plain) return 'left'
  const {value, findings} = parseEntries(text, file, roles)
  assert.deepEqual({value: plain, findings: []}, {value, findings}, JSON.stringify(text))
  return 'plain'
}

test('plain entries: the usual file is read as YAML reads it', () => {
  const text = `# What an engineer adds.
KET-POT-001:
  subject: pot
  when: device(pot) and not feature(LID)
  serves: [NEED-TEA, NEED-SPEED]
  source: [iso-1#boil.start]
  rationale: Water that boils "at once" - a promise (see 1), it's kept#1.

KET-POT-?lid:
    serves: [NEED-TEA]
    profiles: [base,secure]
    uses: []
`
  assert.equal(sameAsYaml(text.replace('    uses: []\n', '')), 'plain')
  assert.equal(sameAsYaml(text), 'left')
})

test('plain entries: a folded text is one line, whatever marks it holds', () => {
  const text =
    'A-1:\n  rationale: >-\n    # One: "two"\n    - three, null\n\nB-1:\n  evidence: >-\n     four\n  subject: pot\n'
  assert.equal(sameAsYaml(text), 'plain')
  assert.deepEqual(
    readPlainEntries(text, file, roles)!.map(({rationale, evidence, subject}) => [rationale, evidence, subject]),
    [
      ['# One: "two" - three, null', null, null],
      [null, 'four', 'pot'],
    ],
  )
})

for (const [name, text] of Object.entries({
  'a folded text of two paragraphs': 'A-1:\n  rationale: >-\n    one\n\n    two\n',
  'a folded text with a deeper line': 'A-1:\n  rationale: >-\n    one\n      two\n    three\n',
  'a folded text with a space at an end': 'A-1:\n  rationale: >-\n    one \n    two\n',
  'a folded text without a line': 'A-1:\n  rationale: >-\n  evidence: a\n',
  'a folded list': 'A-1:\n  serves: >-\n    one\n',
  'a literal text': 'A-1:\n  rationale: |-\n    one\n    two\n',
  'a continued text': 'A-1:\n  rationale: one\n    two\n',
  'a quoted text': 'A-1:\n  rationale: "one"\n',
  'a comment after a text': 'A-1:\n  rationale: one # two\n',
  'a comment after a tab': 'A-1:\n  rationale: one\t# two\n',
  'a colon in a text': 'A-1:\n  rationale: one: two\n',
  'a constant': 'A-1:\n  subject: true\n',
  'a number': 'A-1:\n  subject: 1\n',
  'a constant in a list': 'A-1:\n  serves: [null]\n',
  'a key twice': 'A-1:\n  subject: a\n  subject: b\n',
  'an id twice': 'A-1:\n  subject: a\nA-1:\n  subject: b\n',
  'an unknown key': 'A-1:\n  colour: red\n',
  'a key of every object': 'A-1:\n  constructor: red\n',
  'another indentation': 'A-1:\n  subject: a\n   verify: test\n',
  'a list in lines of two depths': 'A-1:\n  serves:\n    - B\n   - C\n',
  'a list in lines with a comment': 'A-1:\n  serves:\n    - B # first\n',
  'a key without a value': 'A-1:\n  serves:\n  subject: a\n',
  'a list in lines of lists': 'A-1:\n  serves:\n    - [B]\n',
  'a list where a text belongs': 'A-1:\n  subject: [a]\n',
  'an anchor': 'A-1: &a\n  subject: a\n',
  'an end of document': 'A-1:\n  subject: a\n...\n',
})) {
  test(`plain entries: ${name} is left to the YAML reader`, () => {
    assert.equal(readPlainEntries(text, file, roles), undefined)
  })
}

test('plain entries: random files are read as YAML reads them, or left to it', () => {
  const random = randomOf(firstSeed)
  const pick = <T>(list: T[]): T => list[Math.floor(random() * list.length)]!
  const parts = [
    ...[
      'A-1:',
      'B-2:',
      'C-?x:',
      '# comment',
      '',
      '  subject: pot',
      '  when: always',
      '  rationale: It is so.',
      '   rationale: deep',
    ],
    ...[
      '  rationale: a: b',
      '  rationale: a #b',
      '  rationale: a#b',
      '  rationale: no',
      '  serves: [N-1, N-2]',
      '  serves: [N-1,N-2 ]',
    ],
    ...[
      '  source: [v#a.b]',
      '  refines: [A-1@2]',
      '  verify: "x"',
      "  evidence: it's [1] {2} & *3",
      '  uses: [a, b]',
      '  profiles: base',
    ],
    ...[
      '    more',
      '    more # words: here',
      '      deeper',
      '    more ',
      '  rationale: >-',
      '  serves:',
      '  uses:',
      '    - N-1',
      '  - N-2',
      '   - b',
      '  evidence: >-',
      '  when: >',
      '  - x',
      '---',
      '  rationale: ends:',
      '  evidence: Größe — 5 µs',
      '  profiles: [x-1, true]',
      '  subject: Off',
    ],
  ]
  const counts = {plain: 0, left: 0}
  for (let round = 0; round < 3000; round++) {
    const lines = Array.from({length: 1 + Math.floor(random() * 6)}, () => pick(parts))
    counts[sameAsYaml(`A-0:\n${lines.join('\n')}\n`)]++
  }
  assert.ok(counts.plain > 200, `TEST_SEED=${firstSeed}: ${JSON.stringify(counts)}`)
})

test('plain entries: the files of this specification are read as YAML reads them', () => {
  const folder = new URL('requirements/', packageRoot)
  for (const name of readdirSync(folder).filter((path) => path.endsWith('.yaml'))) {
    assert.equal(sameAsYaml(readFileSync(new URL(name, folder), 'utf8')), 'plain', name)
  }
})
