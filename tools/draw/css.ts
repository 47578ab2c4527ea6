/** What computes a length, a colour or a place, and asks for nothing. */
const functions = new Set(
  (
    'rgb rgba hsl hsla hwb lab lch oklab oklch calc min max clamp matrix translate translatex translatey scale scalex ' +
    'scaley rotate skew skewx skewy'
  ).split(' '),
)

/** The pseudo-classes of a selector that take arguments. */
const selectors = new Set('not is where has nth-child nth-last-child nth-of-type nth-last-of-type lang'.split(' '))

/** `#name` of the drawing itself, in quotes or without: what stands in the brackets of `url`. */
const local = /\s*(?:#[^\s"'()\\]+|"#[^"()\\\n\r\f]*"|'#[^'()\\\n\r\f]*')\s*\)/y
const name = /(?:[\w-]+|[^\0-\x7f]+|\\[\da-f]{1,6}\s?|\\[^\n\r\f])+/iy
const quoted = /"(?:[^"\\\n\r\f]|\\[^\r])*"|'(?:[^'\\\n\r\f]|\\[^\r])*'/y
const space = /\s+/y

/**
 * True where a value or a style sheet could ask for something outside of the drawing: an at-rule, or a function that is
 * none of a short list. `url(#name)` leads to the drawing itself. It is read as CSS reads it, by names, texts and
 * comments, so that no way of writing a name hides it, and nothing that only looks like a comment hides what follows.
 * What CSS would have to guess counts as foreign.
 */
export function hasForeignCss(css: string, kind: 'value' | 'sheet'): boolean {
  let before = ''
  for (let at = 0; at < css.length; ) {
    const lengthOf = (pattern: RegExp): number => {
      pattern.lastIndex = at
      return pattern.exec(css)?.[0].length ?? 0
    }
    const character = css[at]!
    if (css.startsWith('/*', at)) {
      const end = css.indexOf('*/', at + 2)
      if (end < 0) return true
      at = end + 2
      continue
    }
    const blank = lengthOf(space)
    if (blank > 0) {
      at += blank
      continue
    }
    const named = lengthOf(name)
    if (named > 0) {
      before = decodeEscapes(css.slice(at, at + named))
        .trimEnd()
        .toLowerCase()
      if (before.includes('@')) return true
      at += named
      continue
    }
    if (character === '@' || character === '\\') return true
    if (character === '"' || character === "'") {
      const length = lengthOf(quoted)
      if (length === 0) return true
      at += length
    } else at++
    if (character === '(' && !functions.has(before) && !(kind === 'sheet' && selectors.has(before))) {
      const length = before === 'url' ? lengthOf(local) : 0
      if (length === 0) return true
      at += length
    }
    before = ''
  }
  return false
}

/** `\75 rl` is `url`. A backslash before any other character stands for that character. */
function decodeEscapes(css: string): string {
  return css.replace(
    /\\(?:([\da-f]{1,6})\s?|([^\n]))/gi,
    (_, code: string | undefined, character: string | undefined) => {
      if (code === undefined) return character!
      const codePoint = Number.parseInt(code, 16)
      return codePoint > 0x10ffff ? '\ufffd' : String.fromCodePoint(codePoint)
    },
  )
}
