/** What computes a length, a colour or a place, and asks for nothing. */
const functions = new Set(
  (
    'rgb rgba hsl hsla hwb lab lch oklab oklch calc min max clamp matrix translate translatex translatey scale scalex ' +
    'scaley rotate skew skewx skewy'
  ).split(' '),
)

/** The pseudo-classes of a selector that take arguments. */
const selectors = new Set('not is where has nth-child nth-last-child nth-of-type nth-last-of-type lang'.split(' '))

/**
 * True where a value or a style sheet could ask for something outside of the drawing: an at-rule, or a function that is
 * none of a short list. `url(#name)` leads to the drawing itself. Escapes are read as CSS reads them, so that no way of
 * writing a name hides it.
 */
export function hasForeignCss(css: string, kind: 'value' | 'sheet'): boolean {
  const plain = decodeEscapes(css).replace(/\/\*(?:[^*]|\*(?!\/))*\*\//g, '')
  if (plain.includes('@') || plain.includes('/*')) return true
  for (const match of plain.matchAll(/([\w-]*)[^\S\n]*\n?\s*\(/g)) {
    const name = match[1]!.toLowerCase()
    if (functions.has(name) || (kind === 'sheet' && selectors.has(name))) continue
    const rest = plain.slice(match.index + match[0].length, match.index + match[0].length + 200)
    if (name !== 'url' || !/^\s*(?:#[^\s"'()]+|"#[^"()]*"|'#[^'()]*')\s*\)/.test(rest)) return true
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
