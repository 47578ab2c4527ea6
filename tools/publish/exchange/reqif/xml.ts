import {sha256} from '../../../text/hash.ts'

/** What XML 1.0 cannot hold, even as a reference. */
const impossible =
  /[\0-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g

const escapes: Record<string, string> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  // An attribute would be read with spaces in their place.
  '\n': '&#10;',
  '\r': '&#13;',
  '\t': '&#9;',
}

/** For the text of an element. */
export function xmlText(text: string): string {
  return text.replace(impossible, '\ufffd').replace(/[&<>\r]/g, (character) => escapes[character]!)
}

/** For an attribute in double quotes. */
export function xmlAttribute(text: string): string {
  return text.replace(impossible, '\ufffd').replace(/[&<>"\n\r\t]/g, (character) => escapes[character]!)
}

/**
 * The identifier of a part of the file: the same in every export, whatever else changes, and an `xsd:ID` whatever its
 * names hold.
 */
export function identifier(kind: string, ...names: (string | number)[]): string {
  return `_${kind}-${sha256(names.join('\0')).slice(0, 20)}`
}
