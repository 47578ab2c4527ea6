import {UnreadableReqif} from './unreadable.ts'
import {elementsOf, firstOf, parseXml, textOf, type XmlElement} from './xml.ts'

/** A document of ReqIF, its references resolved. */
export interface Reqif {
  file: string
  title: string
  tool: string
  /** By identifier. */
  objects: Map<string, SpecObject>
  relations: Relation[]
  specifications: Specification[]
  /** What is odd and yet does no harm. */
  oddities: string[]
}

export interface SpecObject {
  id: string
  /** LONG-NAME of its type; empty where it has none. */
  type: string
  name: string
  /** By the LONG-NAME of the attribute. */
  values: Map<string, Value>
  line: number
}

/** A list of names, a text, or formatted text. */
export type Value = string[] | string | XmlElement

export interface Relation {
  type: string
  source: SpecObject | undefined
  target: SpecObject | undefined
  values: Map<string, Value>
}

export interface Specification {
  name: string
  children: Place[]
}

export interface Place {
  object: SpecObject | undefined
  children: Place[]
}

const namespace = 'http://www.omg.org/spec/ReqIF/20110401/reqif.xsd'

/** Reads a document. One that breaks what its parts rest on (version, identifiers, the tree) is refused with an UnreadableReqif. */
export function readReqif(bytes: Uint8Array, file: string): Reqif {
  const root = parseXml(bytes, file)
  const refuse = (line: number, reason: string): never => {
    throw new UnreadableReqif(file, line, reason)
  }
  if (root.name !== 'REQ-IF')
    refuse(root.line, `Unexpected element \`${root.name.slice(0, 100)}\`, expected \`REQ-IF\``)
  const oddities: string[] = []
  if (root.namespace !== namespace) oddities.push(`another name space than that of ReqIF: ${root.namespace || 'none'}`)
  const header = firstOf(root, 'THE-HEADER', 'REQ-IF-HEADER')
  const version = firstOf(header, 'REQ-IF-VERSION')
  if (version === undefined) oddities.push('no REQ-IF-VERSION')
  else if (textOf(version).trim() !== '1.0')
    refuse(version.line, `Unexpected REQ-IF-VERSION "${textOf(version).trim().slice(0, 40)}", expected "1.0"`)
  const content =
    firstOf(root, 'CORE-CONTENT', 'REQ-IF-CONTENT') ?? refuse(root.line, 'Unexpected end, expected REQ-IF-CONTENT')
  const identified = identifiersIn(content, file)
  const names = new Names(identified, oddities)
  const objects = new Map<string, SpecObject>()
  for (const element of sectionOf(content, 'SPEC-OBJECTS')) {
    const id = element.attributes.IDENTIFIER ?? ''
    const type = refIn(firstOf(element, 'TYPE'))
    objects.set(id, {
      id,
      type: names.of(type),
      name: element.attributes['LONG-NAME'] ?? '',
      values: valuesOf(element, names, file),
      line: element.line,
    })
  }
  const relations = sectionOf(content, 'SPEC-RELATIONS').map((element): Relation => {
    const end = (name: string) => objects.get(refIn(firstOf(element, name)))
    return {
      type: names.of(refIn(firstOf(element, 'TYPE'))),
      source: end('SOURCE'),
      target: end('TARGET'),
      values: valuesOf(element, names, file),
    }
  })
  const specifications = sectionOf(content, 'SPECIFICATIONS').map(
    (element): Specification => ({
      name: element.attributes['LONG-NAME'] ?? '',
      children: placesOf(element, objects, file, []),
    }),
  )
  const title = firstOf(header, 'TITLE')
  const tool = firstOf(header, 'SOURCE-TOOL-ID')
  return {
    file,
    title: title ? textOf(title).trim() : '',
    tool: tool ? textOf(tool).trim() : '',
    objects,
    relations,
    specifications,
    oddities: [...new Set(oddities)],
  }
}

function sectionOf(content: XmlElement, name: string): XmlElement[] {
  return elementsOf(content, name).flatMap((section) => elementsOf(section))
}

/** Every part that has an identifier; two with one are an UnreadableReqif. */
function identifiersIn(content: XmlElement, file: string): Map<string, XmlElement> {
  const found = new Map<string, XmlElement>()
  const visit = (element: XmlElement): void => {
    const id = element.attributes.IDENTIFIER
    if (id !== undefined && element.name !== 'ALTERNATIVE-ID') {
      const first = found.get(id)
      if (first)
        throw new UnreadableReqif(
          file,
          element.line,
          `Unexpected second IDENTIFIER "${id.slice(0, 100)}", expected one: the first is in line ${first.line}`,
        )
      found.set(id, element)
    }
    // Formatted text has names of its own.
    if (element.name !== 'THE-VALUE') for (const child of elementsOf(element)) visit(child)
  }
  visit(content)
  return found
}

/** LONG-NAMEs by identifier. */
class Names {
  readonly #elements: Map<string, XmlElement>
  readonly #oddities: string[]

  constructor(elements: Map<string, XmlElement>, oddities: string[]) {
    this.#elements = elements
    this.#oddities = oddities
  }

  /** Where something has no name, its identifier is the only one; an empty one where there is nothing. */
  of(id: string): string {
    if (id === '') return ''
    const element = this.#elements.get(id)
    if (element === undefined) {
      this.#oddities.push(`a reference to ${id.slice(0, 100)}, which is not in the file`)
      return id
    }
    return element.attributes['LONG-NAME'] || id
  }
}

/** The identifier in the one `…-REF` of an element. */
function refIn(element: XmlElement | undefined): string {
  const reference = element && elementsOf(element)[0]
  return reference ? textOf(reference).trim() : ''
}

function valuesOf(element: XmlElement, names: Names, file: string): Map<string, Value> {
  const values = new Map<string, Value>()
  const counts = new Map<string, number>()
  for (const value of elementsOf(element, 'VALUES').flatMap((list) => elementsOf(list))) {
    const simplified = value.attributes['IS-SIMPLIFIED']
    if (simplified !== undefined && !/^(?:true|false|0|1)$/.test(simplified))
      throw new UnreadableReqif(
        file,
        value.line,
        `Unexpected IS-SIMPLIFIED "${simplified.slice(0, 40)}", expected true or false`,
      )
    const name = uniqueName(names.of(refIn(firstOf(value, 'DEFINITION'))) || 'attribute without a name', counts)
    const read = contentOf(value, names)
    if (read !== undefined) values.set(name, read)
  }
  return values
}

/** A name, with a number where it comes again. */
function uniqueName(name: string, counts: Map<string, number>): string {
  const count = (counts.get(name) ?? 0) + 1
  counts.set(name, count)
  return count === 1 ? name : `${name} (${count})`
}

/** The full text, where a tool also gave a simpler one. */
function contentOf(value: XmlElement, names: Names): Value | undefined {
  const formatted = firstOf(value, 'THE-ORIGINAL-VALUE') ?? firstOf(value, 'THE-VALUE')
  if (formatted) return formatted
  if (value.name === 'ATTRIBUTE-VALUE-ENUMERATION')
    return elementsOf(value, 'VALUES').flatMap((list) => elementsOf(list).map((one) => names.of(textOf(one).trim())))
  return value.attributes['THE-VALUE']
}

function placesOf(parent: XmlElement, objects: Map<string, SpecObject>, file: string, above: string[]): Place[] {
  return elementsOf(parent, 'CHILDREN').flatMap((list) =>
    elementsOf(list, 'SPEC-HIERARCHY').map((element) => {
      const reference = refIn(firstOf(element, 'OBJECT'))
      const object = objects.get(reference)
      if (object === undefined && reference !== '')
        throw new UnreadableReqif(
          file,
          element.line,
          `Unexpected reference to object "${reference.slice(0, 100)}", expected one that is in the file`,
        )
      if (reference !== '' && above.includes(reference))
        throw new UnreadableReqif(
          file,
          element.line,
          `Unexpected object "${reference.slice(0, 100)}" below itself, expected a tree`,
        )
      return {object, children: placesOf(element, objects, file, [...above, reference])}
    }),
  )
}
