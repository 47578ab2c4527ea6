import type {Finding, RuleId} from '../model/finding.ts'
import {hiddenCharacters} from './hidden-characters.ts'

/**
 * Bytes of a source file as text: UTF-8 without its byte-order mark, lines ended by LF. Lines and columns are those of
 * the file; `undefined` where it is no text at all.
 */
export function decodeSource(bytes: Uint8Array, file: string): {text: string | undefined; findings: Finding[]} {
  const findings: Finding[] = []
  const report = (rule: RuleId, line: number, message: string, fix: string) =>
    findings.push({rule, file, line, column: 1, message, fix})
  let text: string
  try {
    text = new TextDecoder('utf-8', {fatal: true, ignoreBOM: true}).decode(bytes)
  } catch {
    report(
      'not-utf8',
      lineOfBrokenByte(bytes),
      'Unexpected bytes that are not UTF-8, expected text',
      'save the file as UTF-8',
    )
    return {text: undefined, findings}
  }
  if (text.includes('\0')) {
    const line = text.slice(0, text.indexOf('\0')).split('\n').length
    report(
      'binary',
      line,
      'Unexpected NUL character, expected text',
      'this looks like a binary file: remove it, or take it off the list',
    )
    return {text: undefined, findings}
  }
  if (text.startsWith('\ufeff')) {
    report(
      'byte-order-mark',
      1,
      'Unexpected byte-order mark, expected plain UTF-8',
      'save the file without a byte-order mark',
    )
    text = text.slice(1)
  }
  if (text.includes('\r')) {
    report(
      'line-ends',
      1,
      'Unexpected CR in line ends, expected LF',
      'save the file with LF line ends, or put `* text=auto eol=lf` into .gitattributes',
    )
    text = text.replace(/\r\n?/g, '\n')
  }
  findings.push(...hiddenCharacters(text, file))
  return {text, findings}
}

function lineOfBrokenByte(bytes: Uint8Array): number {
  const lossy = new TextDecoder('utf-8').decode(bytes)
  return lossy.slice(0, Math.max(0, lossy.indexOf('\ufffd'))).split('\n').length
}
