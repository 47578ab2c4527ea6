/**
 * Conditions: when a requirement applies, said about an implementation's claim.
 *
 *     condition = conjunction, {"or", conjunction} ;   conjunction = negation, {"and", negation} ;
 *     negation  = "not", negation | "always" | atom | "(", condition, ")" ;
 *     atom      = kind, "(", name, ")" ;
 */
export type Condition =
  | {type: 'always'}
  | {type: 'atom'; kind: string; name: string}
  | {type: 'not'; operand: Condition}
  | {type: 'and' | 'or'; operands: Condition[]}

/** True, false, or null where the claim is silent. */
export type Truth = boolean | null

export const always: Condition = {type: 'always'}

/** A mistake in a condition, with the offset (UTF-16 units) at which it was found. */
export interface ConditionError {
  message: string
  offset: number
}

const maximumDepth = 64
const tokenPattern = /\s*(?:([()])|([A-Za-z0-9][A-Za-z0-9_-]*)|(\S))/y

/** Never throws: what cannot be read comes back as an error with its place in `text`. */
export function parseCondition(text: string): {condition: Condition} | {error: ConditionError} {
  const tokens = tokenize(text)
  let position = 0
  const end = {text: '', offset: text.length}
  const peek = () => tokens[position] ?? end
  const fail = (expected: string): never => {
    const {text: found, offset} = peek()
    throw new ConditionProblem(
      `Unexpected ${found ? `\`${found}\`` : 'end of condition'}, expected ${expected}`,
      offset,
    )
  }
  const take = (expected: string) => {
    if (peek().text !== expected) fail(`\`${expected}\``)
    position++
  }
  const sequence = (word: 'or' | 'and', operand: (depth: number) => Condition, depth: number): Condition => {
    const operands = [operand(depth)]
    while (peek().text === word) {
      position++
      operands.push(operand(depth))
    }
    return operands.length === 1 ? operands[0]! : {type: word, operands: operands.flatMap(flattened(word))}
  }
  const condition = (depth: number): Condition => sequence('or', conjunction, depth)
  const conjunction = (depth: number): Condition => sequence('and', negation, depth)
  const negation = (depth: number): Condition => {
    const {text: word} = peek()
    if (depth > maximumDepth) fail(`at most ${maximumDepth} levels of brackets`)
    if (word === 'not') {
      position++
      return {type: 'not', operand: negation(depth + 1)}
    }
    if (word === '(') {
      position++
      const inner = condition(depth + 1)
      take(')')
      return inner
    }
    if (!/^[A-Za-z]/.test(word) || word === 'and' || word === 'or') fail('`not`, `always`, an atom or `(`')
    position++
    if (word === 'always') return always
    take('(')
    const name = peek().text
    if (!/^[A-Za-z0-9]/.test(name)) fail('a name')
    position++
    take(')')
    return {type: 'atom', kind: word, name}
  }
  try {
    const parsed = condition(0)
    if (position < tokens.length) fail('`and`, `or` or the end')
    return {condition: parsed}
  } catch (problem) {
    if (problem instanceof ConditionProblem) return {error: {message: problem.message, offset: problem.offset}}
    throw problem
  }
}

/** `a and (b and c)` is `a and b and c`. */
function flattened(type: 'and' | 'or'): (operand: Condition) => Condition[] {
  return (operand) => (operand.type === type ? operand.operands : [operand])
}

class ConditionProblem extends Error {
  readonly offset: number
  constructor(message: string, offset: number) {
    super(message)
    this.offset = offset
  }
}

function tokenize(text: string): {text: string; offset: number}[] {
  const tokens: {text: string; offset: number}[] = []
  tokenPattern.lastIndex = 0
  for (let match = tokenPattern.exec(text); match; match = tokenPattern.exec(text)) {
    const token = match[1] ?? match[2] ?? match[3]!
    tokens.push({text: token, offset: tokenPattern.lastIndex - token.length})
  }
  return tokens
}

/** Joins what has to hold together; parts that always hold are left out. */
export function allOf(parts: Condition[]): Condition {
  const operands = parts.filter((part) => part.type !== 'always').flatMap(flattened('and'))
  return operands.length === 0 ? always : operands.length === 1 ? operands[0]! : {type: 'and', operands}
}

/** One line, in the fewest brackets. Parsing it again gives the same condition. */
export function formatCondition(condition: Condition): string {
  switch (condition.type) {
    case 'always':
      return 'always'
    case 'atom':
      return `${condition.kind}(${condition.name})`
    case 'not':
      return `not ${bracketed(condition.operand, ['and', 'or'])}`
    case 'and':
      return condition.operands.map((operand) => bracketed(operand, ['and', 'or'])).join(' and ')
    case 'or':
      return condition.operands.map((operand) => bracketed(operand, ['or'])).join(' or ')
  }
}

function bracketed(condition: Condition, types: Condition['type'][]): string {
  return types.includes(condition.type) ? `(${formatCondition(condition)})` : formatCondition(condition)
}

/** Kleene's three values: `not ?` is ?, `false and ?` is false, `true or ?` is true, else ? stays ?. */
export function evaluateCondition(condition: Condition, answer: (kind: string, name: string) => Truth): Truth {
  switch (condition.type) {
    case 'always':
      return true
    case 'atom':
      return answer(condition.kind, condition.name)
    case 'not': {
      const truth = evaluateCondition(condition.operand, answer)
      return truth === null ? null : !truth
    }
    case 'and':
      return combine(condition.operands, false, answer)
    case 'or':
      return combine(condition.operands, true, answer)
  }
}

function combine(operands: Condition[], decisive: boolean, answer: (kind: string, name: string) => Truth): Truth {
  let unknown = false
  for (const operand of operands) {
    const truth = evaluateCondition(operand, answer)
    if (truth === decisive) return decisive
    if (truth === null) unknown = true
  }
  return unknown ? null : !decisive
}

/** Every atom, in reading order, with repetitions. */
export function atomsOf(condition: Condition): {kind: string; name: string}[] {
  switch (condition.type) {
    case 'always':
      return []
    case 'atom':
      return [{kind: condition.kind, name: condition.name}]
    case 'not':
      return atomsOf(condition.operand)
    default:
      return condition.operands.flatMap(atomsOf)
  }
}
