/**
 * For each UTF-16 unit of the value of a text node: its offset in the source.
 *
 * The value differs from the source by escapes, character references, and the white space and quote marks at the
 * ends and starts of lines. Where the two cannot be matched, the offset is that of the unit before.
 */
export function sourceOffsets(value: string, source: string, start: number, end: number): number[] {
  const offsets: number[] = []
  let place = start
  while (offsets.length < value.length && place < end) {
    const index = offsets.length
    const unit = value[index]!
    const reference =
      source[place] === '&'
        ? /^&(?:#[0-9]{1,7}|#x[0-9a-f]{1,6}|[a-z][a-z0-9]*);/i.exec(source.slice(place, Math.min(end, place + 40)))
        : null
    if (reference && !value.startsWith(reference[0], index)) {
      offsets.push(place)
      if (isLowSurrogate(value, index + 1)) offsets.push(place)
      place += reference[0].length
    } else if (source[place] === unit) {
      offsets.push(place)
      place++
      if (unit === '\n') while (/[ \t>]/.test(source[place] ?? '') && source[place] !== value[index + 1]) place++
    } else if (source[place] === '\\' && source[place + 1] === unit) {
      offsets.push(place + 1)
      place += 2
    } else place++
  }
  while (offsets.length < value.length) offsets.push(offsets.at(-1) ?? start)
  return offsets
}

function isLowSurrogate(text: string, index: number): boolean {
  const unit = text.charCodeAt(index)
  return unit >= 0xdc00 && unit <= 0xdfff
}
