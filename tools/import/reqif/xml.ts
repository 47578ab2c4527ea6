import {SaxesParser} from 'saxes'
import {UnreadableReqif} from './unreadable.ts'

/** An element with its name alone: prefixes are as each tool likes them. */
export interface XmlElement {
  name: string
  namespace: string
  attributes: Record<string, string>
  children: (XmlElement | string)[]
  line: number
}

/** Nobody nests deeper, and what reads the tree goes down level by level. */
const deepest = 200

/** Elements and texts: what they take in memory is a hundred times their bytes. 10,000 requirements have some two million. */
const most = 4_000_000

/** Bytes; a larger one is read by nobody at a desk. */
const largest = 128 * 1024 * 1024

/** A document as a tree. No document type, no entities but those of XML, no network; anything wrong with it is an UnreadableReqif. */
export function parseXml(bytes: Uint8Array, file: string): XmlElement {
  const text = decode(bytes, file)
  const parser = new SaxesParser({xmlns: true, position: true})
  const top: XmlElement[] = []
  const open: XmlElement[] = []
  let nodes = 0
  const refuse = (reason: string): never => {
    throw new UnreadableReqif(file, parser.line, reason)
  }
  parser.on('error', ({message}) =>
    refuse(`Unexpected XML, expected it to be well-formed: ${message.replace(/^\d+:\d+: /, '')}`),
  )
  parser.on('doctype', () => refuse('Unexpected document type, expected none: it may declare entities'))
  const count = () => {
    if (++nodes > most) refuse(`Unexpected number of elements, expected at most ${most}`)
  }
  parser.on('opentag', ({local, uri, attributes}) => {
    count()
    if (open.length === deepest) refuse(`Unexpected nesting of more than ${deepest} elements`)
    const element: XmlElement = {name: local, namespace: uri, attributes: {}, children: [], line: parser.line}
    for (const {local: name, prefix, value} of Object.values(attributes))
      if (prefix === '') element.attributes[name] = value
    const parent = open.at(-1)
    if (parent) parent.children.push(element)
    else top.push(element)
    open.push(element)
  })
  parser.on('closetag', () => void open.pop())
  const addText = (content: string) => {
    count()
    open.at(-1)?.children.push(content)
  }
  parser.on('text', addText)
  parser.on('cdata', addText)
  parser.write(text).close()
  return top[0]!
}

/** The text of a document in the encoding that it says. */
function decode(bytes: Uint8Array, file: string): string {
  if (bytes.length > largest)
    throw new UnreadableReqif(file, 1, `Unexpected ${bytes.length} bytes, expected at most ${largest}`)
  const marked =
    bytes[0] === 0xff && bytes[1] === 0xfe
      ? 'utf-16le'
      : bytes[0] === 0xfe && bytes[1] === 0xff
        ? 'utf-16be'
        : undefined
  const declared = /^\s*<\?xml[^>]{0,200}?encoding\s*=\s*["']([A-Za-z0-9._-]+)["']/
    .exec(
      Buffer.from(bytes.subarray(0, 300))
        .toString('latin1')
        .replace(/^\xef\xbb\xbf/, ''),
    )?.[1]
    ?.toLowerCase()
  const encoding = marked ?? declared ?? 'utf-8'
  if (
    ![
      'utf-8',
      'utf8',
      'us-ascii',
      'utf-16le',
      'utf-16be',
      'iso-8859-1',
      'latin1',
      'windows-1252',
      'iso-8859-15',
    ].includes(encoding)
  )
    throw new UnreadableReqif(file, 1, `Unexpected encoding "${encoding}", expected UTF-8`)
  try {
    return new TextDecoder(encoding, {fatal: true}).decode(bytes)
  } catch {
    throw new UnreadableReqif(file, 1, `Unexpected bytes, expected text in ${encoding}`)
  }
}

/** The elements in an element, by name. */
export function elementsOf({children}: XmlElement, name?: string): XmlElement[] {
  return children.filter(
    (child): child is XmlElement => typeof child !== 'string' && (name === undefined || child.name === name),
  )
}

export function firstOf(element: XmlElement | undefined, ...names: string[]): XmlElement | undefined {
  let found = element
  for (const name of names) found = found && elementsOf(found, name)[0]
  return found
}

/** Its words, with those of all that stands in it. */
export function textOf({children}: XmlElement): string {
  return children.map((child) => (typeof child === 'string' ? child : textOf(child))).join('')
}
