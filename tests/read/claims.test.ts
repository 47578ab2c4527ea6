import assert from 'node:assert/strict'
import test from 'node:test'
import {parseClaim} from '../../tools/read/claims.ts'
import {parseTarget} from '../../tools/read/targets.ts'

const kettle = 'implementation: A kettle\nversion: 1.10\n'

function claim(text: string) {
  const {value, findings} = parseClaim(`${kettle}${text}`, 'requirements/claims/kettle.yaml')
  assert.deepEqual(findings, [])
  return value!
}

function faults(text: string): string[] {
  return parseClaim(text, 'requirements/claims/kettle.yaml').findings.map(({line, message}) => `${line}: ${message}`)
}

test('claims: a number keeps the digits that stand there', () => {
  const {identity, values, answers} = claim(`values:
  K-1: {value: 123456789012345678901234567890, unit: ms}
  K-2: 0x1F
  K-3: two words
  K-4: "1.50"
answers:
  K-5: {value: 1.50, unit: l}
  K-6: {answer: true, value: false}
`)
  assert.equal(identity.version, '1.10')
  assert.deepEqual(
    [...values, ...answers].map(({value}) => value),
    ['123456789012345678901234567890', '0x1F', 'two words', '1.50', '1.50', 'false'],
  )
  const target = 'title: A kettle\nadapter: none\nsubjects: [kettle]\nversion: 2.50\n'
  assert.equal(parseTarget(target, 'requirements/targets/kettle.yaml').value?.version, '2.50')
})

test('claims: what is no claim is told in the words of a claim', () => {
  assert.deepEqual(faults(`${kettle}answers: [K-1]\n`), [
    '3: Unexpected value of `answers`, expected a mapping: an id, a colon, true or false',
  ])
  assert.deepEqual(faults(`${kettle}conforms: true\n`), [
    '3: Unexpected value of `conforms`, expected a list of profiles such as `[base]`',
  ])
  for (const said of ['yes', '1', '', '[true]'])
    assert.deepEqual(faults(`${kettle}answers:\n  K-1: ${said}\n`), [
      '4: Unexpected value of `answers.K-1`, expected true, false, or a mapping of answer (true or false), reason, value, unit, comment',
    ])
  assert.deepEqual(faults(`${kettle}values: {K-1: .nan}\n`), [
    '3: Unexpected value of `values.K-1`, expected a value such as `mmio` or `{value: 20, unit: ms}`',
  ])
  assert.deepEqual(faults('implementation: A kettle\nversion:\n'), [
    '2: Unexpected value of `version`, expected the version of the implementation',
  ])
})
