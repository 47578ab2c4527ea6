import type {Fonts} from './fonts.ts'
import {covers} from './glyphs.ts'

/** Turns a text into one that the fonts can show. */
export type Visible = (text: string) => string

/**
 * Write every character that has no glyph, and every control that acts unseen, as `[U+1F600]`.
 *
 * White space becomes one space, and joiners and variation selectors go: they have no meaning without their glyph.
 */
export function visibleText(fonts: Fonts): Visible {
  const isShown = (character: string, codePoint: number) =>
    covers(mark.test(character) ? fonts.shared : fonts.covered, codePoint)
  return (text) =>
    plain.test(text) && !text.includes('  ') ? text : escapeUnshown(oneSpace(text).normalize('NFC'), isShown)
}

/** As `visibleText`, with line feeds kept. */
export function visibleLine(fonts: Fonts): Visible {
  const visible = visibleText(fonts)
  return (text) =>
    plain.test(text)
      ? text
      : text
          .split(/( {2,})/)
          .map((part) => (/^ +$/.test(part) ? part : visible(part)))
          .join('')
}

/** The same for the source of a drawing, where tags are ASCII and references name characters by number. */
export function visibleDrawing(fonts: Fonts): Visible {
  const isShown = (_: string, codePoint: number) => covers(fonts.figures, codePoint)
  return (svg) =>
    escapeUnshown(svg.replace(/&#(?:x([0-9a-f]+)|([0-9]+));/gi, fromReference), isShown, /[\t\n\r\x20-\x7e]/)
}

const plain = /^[\x20-\x7e]*$/
const mark = /^\p{M}$/u
const joiner = /^(?:[\u200b-\u200d\u2060\ufeff]|\p{Variation_Selector})$/u
const unseen = /^[\p{Cc}\p{Cf}\p{Cs}\p{Co}\p{Cn}\p{Zl}\p{Zp}]$/u

function oneSpace(text: string): string {
  return text.replace(/[\t\n\r\f ]+/g, ' ')
}

function escapeUnshown(
  text: string,
  isShown: (character: string, codePoint: number) => boolean,
  always = /[\x20-\x7e]/,
): string {
  let shown = ''
  for (const character of text) {
    const codePoint = character.codePointAt(0)!
    if (always.test(character)) shown += character
    else if (joiner.test(character)) continue
    else if (!unseen.test(character) && isShown(character, codePoint)) shown += character
    else shown += `[U+${codePoint.toString(16).toUpperCase().padStart(4, '0')}]`
  }
  return shown
}

/** A character outside of ASCII by itself; ASCII stays a reference, since it may be one that XML needs. */
function fromReference(reference: string, hexadecimal: string | undefined, decimal: string | undefined): string {
  const codePoint = hexadecimal === undefined ? Number(decimal) : Number.parseInt(hexadecimal, 16)
  if (codePoint < 0x80) return reference
  return codePoint > 0x10ffff ? '' : String.fromCodePoint(codePoint)
}
