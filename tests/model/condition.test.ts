import assert from 'node:assert/strict'
import test from 'node:test'
import {
  allOf,
  always,
  atomsOf,
  type Condition,
  evaluateCondition,
  formatCondition,
  parseCondition,
  type Truth,
} from '../../tools/model/conditions/condition.ts'
import {effort, firstSeed, pick, randomOf} from '../random.ts'

function parsed(text: string): Condition {
  const result = parseCondition(text)
  assert.ok('condition' in result, 'error' in result ? `${text}: ${result.error.message}` : '')
  return result.condition
}

const formatted: Record<string, string> = {
  always: 'always',
  'device(block)': 'device(block)',
  ' ( ( device ( block ) ) ) ': 'device(block)',
  'a(x) and b(y) or c(z)': 'a(x) and b(y) or c(z)',
  '(a(x) and b(y)) or c(z)': 'a(x) and b(y) or c(z)',
  'a(x) and (b(y) or c(z))': 'a(x) and (b(y) or c(z))',
  'a(x) and (b(y) and c(z))': 'a(x) and b(y) and c(z)',
  '(a(x) or b(y)) or c(z)': 'a(x) or b(y) or c(z)',
  'not (a(x))': 'not a(x)',
  'not (a(x) and b(y))': 'not (a(x) and b(y))',
  'not not a(x)': 'not not a(x)',
  '(not a(x)) and b(y)': 'not a(x) and b(y)',
  'feature(9P_X-1)': 'feature(9P_X-1)',
  'not(a(x))or(b(y))': 'not a(x) or b(y)',
}

for (const [text, expected] of Object.entries(formatted)) {
  test(`condition: ${text} in the fewest brackets`, () => {
    assert.equal(formatCondition(parsed(text)), expected)
    assert.deepEqual(parsed(expected), parsed(text))
  })
}

const faults: Record<string, [offset: number, message: string]> = {
  '': [0, 'Unexpected end of condition, expected `not`, `always`, an atom or `(`'],
  'a(x) or': [7, 'Unexpected end of condition, expected `not`, `always`, an atom or `(`'],
  'a(x) b(y)': [5, 'Unexpected `b`, expected `and`, `or` or the end'],
  'a[x]': [1, 'Unexpected `[`, expected `(`'],
  'a()': [2, 'Unexpected `)`, expected a name'],
  'a(x y)': [4, 'Unexpected `y`, expected `)`'],
  '(a(x)': [5, 'Unexpected end of condition, expected `)`'],
  'a(x))': [4, 'Unexpected `)`, expected `and`, `or` or the end'],
  'and a(x)': [0, 'Unexpected `and`, expected `not`, `always`, an atom or `(`'],
  'a(x) & b(y)': [5, 'Unexpected `&`, expected `and`, `or` or the end'],
  'a(_x)': [2, 'Unexpected `_`, expected a name'],
}

for (const [text, [offset, message]] of Object.entries(faults)) {
  test(`condition: the fault in "${text}" has its place`, () => {
    assert.deepEqual(parseCondition(text), {error: {message, offset}})
  })
}

test('condition: depth without bound is a fault, not a crash', () => {
  for (const text of [
    `${'('.repeat(100_000)}always`,
    'not '.repeat(100_000),
    `${'not ('.repeat(65)}always${')'.repeat(65)}`,
  ]) {
    assert.ok('error' in parseCondition(text))
  }
  assert.ok('condition' in parseCondition(`${'('.repeat(60)}always${')'.repeat(60)}`))
  assert.ok('condition' in parseCondition(Array.from({length: 10_000}, () => 'a(x)').join(' and ')))
})

const truths: Truth[] = [true, false, null]

test("condition: Kleene's three values", () => {
  const value = (text: string, a: Truth, b: Truth) =>
    evaluateCondition(parsed(text), (_, name) => (name === 'a' ? a : b))
  const and = [true, false, null, false, false, false, null, false, null]
  const or = [true, true, true, true, false, null, true, null, null]
  truths.forEach((a, row) => {
    assert.equal(value('not x(a)', a, null), a === null ? null : !a)
    truths.forEach((b, column) => {
      assert.equal(value('x(a) and x(b)', a, b), and[row * 3 + column], `${a} and ${b}`)
      assert.equal(value('x(a) or x(b)', a, b), or[row * 3 + column], `${a} or ${b}`)
    })
  })
  assert.equal(value('always', null, null), true)
})

test('condition: what always holds is left out of a conjunction', () => {
  assert.equal(formatCondition(allOf([always, always])), 'always')
  assert.equal(formatCondition(allOf([parsed('device(d)'), always])), 'device(d)')
  assert.equal(formatCondition(allOf([parsed('device(d)'), parsed('a(x) or b(y)')])), 'device(d) and (a(x) or b(y))')
  assert.equal(formatCondition(allOf([parsed('device(d)'), parsed('a(x) and b(y)')])), 'device(d) and a(x) and b(y)')
})

test('condition: atoms come in reading order', () => {
  assert.deepEqual(
    atomsOf(parsed('a(x) or not (b(y) and a(x))')).map(({kind, name}) => `${kind}(${name})`),
    ['a(x)', 'b(y)', 'a(x)'],
  )
})

test('condition: a random one survives being written and read, and means the same', () => {
  const random = (seed: number) => {
    const next = randomOf(seed)
    const make = (depth: number): Condition => {
      const type = depth > 3 ? 'atom' : pick(next, ['atom', 'always', 'not', 'and', 'or'] as const)
      if (type === 'always') return always
      if (type === 'atom') return {type, kind: 'x', name: pick(next, ['a', 'b', 'c'])}
      if (type === 'not') return {type, operand: make(depth + 1)}
      return {type, operands: [make(depth + 1), make(depth + 1)]}
    }
    return make(0)
  }
  for (let seed = firstSeed; seed < firstSeed + 500 * effort; seed++) {
    const condition = random(seed)
    const text = formatCondition(condition)
    const again = parsed(text)
    const settled = formatCondition(again)
    assert.equal(formatCondition(parsed(settled)), settled, `TEST_SEED=${seed}`)
    for (let mask = 0; mask < 27; mask++) {
      const answer = (_: string, name: string) => truths[Math.floor(mask / 3 ** 'abc'.indexOf(name)) % 3]!
      assert.equal(evaluateCondition(again, answer), evaluateCondition(condition, answer), `TEST_SEED=${seed}: ${text}`)
    }
  }
})
