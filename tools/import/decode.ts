import type {Report} from './problem.ts'

/** The text of a report: UTF-8, or UTF-16 that says so. Undefined where it is neither; the reason is reported. */
export function decodeReport(bytes: Uint8Array, report: Report): {text: string; encoding: string} | undefined {
  const encoding = sniff(bytes)
  try {
    return {text: new TextDecoder(encoding, {fatal: true}).decode(bytes), encoding}
  } catch {
    report(
      'error',
      lineOfBrokenByte(bytes, encoding),
      `Unexpected bytes that are not ${encoding.toUpperCase()}, expected text`,
      'save the report as UTF-8',
    )
    return undefined
  }
}

/** By its mark, or by how the first `<` of XML lies. */
function sniff(bytes: Uint8Array): 'utf-8' | 'utf-16le' | 'utf-16be' {
  const [first, second] = bytes
  if ((first === 0xff && second === 0xfe) || (first === 0x3c && second === 0)) return 'utf-16le'
  if ((first === 0xfe && second === 0xff) || (first === 0 && second === 0x3c)) return 'utf-16be'
  return 'utf-8'
}

function lineOfBrokenByte(bytes: Uint8Array, encoding: string): number {
  const lossy = new TextDecoder(encoding).decode(bytes)
  let line = 1
  const end = lossy.indexOf('\ufffd')
  for (let at = lossy.indexOf('\n'); at >= 0 && at < end; at = lossy.indexOf('\n', at + 1)) line++
  return line
}
