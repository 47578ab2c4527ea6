import {withHiddenShown} from '../text/hidden.ts'

/** Characters of a message that are kept: enough to see what happened. */
export const longestEvidence = 2000

const longestName = 500

/** A name of a test as one line: nothing in it breaks a line, turns or hides text. */
export function cleanName(text: string): string {
  // Cut first: what follows then costs no more than a name does.
  return cut(
    shown(text.slice(0, 4 * longestName))
      .replace(/\s+/g, ' ')
      .trim(),
    longestName,
  )
}

/** A message with its line breaks, cut to a bound; null where it says nothing. */
export function cleanMessage(text: string): string | null {
  const kept = shown(text.slice(0, 4 * longestEvidence))
    .replace(/[^\S\n]+$/gm, '')
    .replace(/^\n+|\n+$/g, '')
  return kept === '' ? null : cut(kept, longestEvidence)
}

/** Colours of a terminal are left out; whatever else nobody sees is written as its number. */
function shown(text: string): string {
  const plain = text
    .replace(/(?:\u001b|#x1B)\[[\d;]{0,20}[A-Za-z]/g, '')
    .replace(/\r\n?/g, '\n')
    .replace(/[\ud800-\udfff]/gu, '\ufffd')
  return withHiddenShown(plain).replaceAll('\0', '<U+0000>')
}

function cut(text: string, length: number): string {
  if (text.length <= length) return text
  return `${text.slice(0, length - 1).replace(/[\ud800-\udbff]$/, '')}…`
}
