import jsTokens, {type Token} from 'js-tokens'
import {shortHash} from '../text/hash.ts'

/** What a module of JavaScript or TypeScript says, as far as that can be told without running it. */
export interface Code {
  /** The same whatever its comments and its layout. */
  digest: string
  /** Modules that it loads, as it names them. Those that it takes types from alone are none. */
  imports: string[]
  /** It loads others that only running it would tell. */
  dynamic: boolean
}

export function readCode(text: string): Code {
  const tokens = [...jsTokens(text)]
  // Text that cannot be read counts as it stands, its comments too.
  const isPlain = tokens.every((token) => token.type !== 'Invalid' && !('closed' in token && !token.closed))
  const said = spoken(tokens)
  return {digest: shortHash(isPlain ? JSON.stringify(said) : text), ...importsOf(said)}
}

const comments = new Set<Token['type']>(['MultiLineComment', 'SingleLineComment', 'HashbangComment'])
/** After these the end of a line ends more than the line. */
const hinges = new Set(['return', 'throw', 'break', 'continue', 'yield', 'async', 'get', 'set', 'static', 'accessor'])
const closing = new Set([')', ']', '}'])
const opening = new Set(['(', '[', '{', ','])

/** The tokens without comments and layout: a comma before a closing bracket is layout, a line end after `return` is none. */
function spoken(tokens: Token[]): string[] {
  const said: string[] = []
  let broken = false
  for (const {type, value} of tokens) {
    if (type === 'WhiteSpace') continue
    if (type === 'LineTerminatorSequence' || comments.has(type)) {
      broken ||= type !== 'MultiLineComment' || value.includes('\n')
      continue
    }
    if (broken && (hinges.has(said.at(-1) ?? '') || value === '++' || value === '--')) said.push('\n')
    if (closing.has(value) && said.at(-1) === ',' && !opening.has(said.at(-2) ?? '')) said.pop()
    said.push(value)
    broken = false
  }
  return said
}

function importsOf(said: string[]): Pick<Code, 'imports' | 'dynamic'> {
  const imports: string[] = []
  let dynamic = false
  const take = (literal: string | undefined) => {
    if (literal !== undefined && /^(['"`])[^\\]*\1$/.test(literal)) imports.push(literal.slice(1, -1))
    else dynamic = true
  }
  for (const [place, word] of said.entries()) {
    if (said[place - 1] === '.') continue
    const [next, second] = [said[place + 1], said[place + 2]]
    if ((word === 'import' || word === 'require') && next === '(')
      take([')', ','].includes(said[place + 3] ?? '') ? second : undefined)
    else if (word === 'import' && isText(next)) take(next)
    else if (word === 'import' || (word === 'export' && ['{', '*', 'type'].includes(next ?? ''))) {
      const onlyTypes = next === 'type' && second !== 'from' && second !== ','
      const source = onlyTypes ? undefined : sourceAfter(said, place)
      if (source !== undefined) take(source)
    }
  }
  return {imports, dynamic}
}

/** The text after the `from` of a declaration that opens here. */
function sourceAfter(said: string[], place: number): string | undefined {
  for (let index = place + 1; index < said.length; index++) {
    const word = said[index]!
    if (word === 'from' && isText(said[index + 1])) return said[index + 1]
    if (!/^(?:[\w$*{},]+|['"].*)$/.test(word)) return undefined
    if (word === 'import' || word === 'export') return undefined
  }
  return undefined
}

function isText(word: string | undefined): boolean {
  return word !== undefined && /^['"]/.test(word)
}
