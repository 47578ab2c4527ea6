/** Where something in brackets stands in the value of a text node, and where in the source. */
export interface Bracket {
  start: number
  end: number
  /** Offset of its `[`; undefined where value and source cannot be matched. */
  offset: number | undefined
}

/** Everything in brackets of a text node, in order. Escapes differ between source and value, the order of the brackets does not. */
export function bracketsOf(value: string, source: string, start: number, end: number): Bracket[] {
  const inValue = [...value.matchAll(/\[[^\s[\]]+\]/g)]
  const inSource = bracketsInSource(source.slice(start, end))
  const aligned = inValue.length === inSource.length
  return inValue.map(({index, 0: text}, ordinal) => ({
    start: index,
    end: index + text.length,
    offset: aligned ? start + inSource[ordinal]! : undefined,
  }))
}

/** Offsets of `[` (or of what stands for it) of everything that Markdown reads as text in brackets. */
function bracketsInSource(source: string): number[] {
  return [
    ...source.matchAll(
      /(?:\\?(\[)|&(?:#0*91|#[xX]0*5[bB]|lbrack|lsqb);)(?:\\[!-/:-@^-`{-~]|&(?!#0*9[13];|#[xX]0*5[bBdD];|[lr]brack;|[lr]sqb;)|[^\s[\]\\&]|\\(?![!-/:-@[-`{-~]))+(?:\\?\]|&(?:#0*93|#[xX]0*5[dD]|rbrack|rsqb);)/g,
    ),
  ].map((match) => match.index + (match[1] && match[0].startsWith('\\') ? 1 : 0))
}
