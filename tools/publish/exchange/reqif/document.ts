import type {HeadingNode} from '../../../model/chapter-tree.ts'
import {
  attributeDefinition,
  attributesOfAll,
  heading,
  printDefinitions,
  relationRevision,
  relationType,
  specificationType,
} from './definitions.ts'
import type {ReqifChapter, ReqifInput, ReqifItem} from './input.ts'
import {objectOfItem, objectsOf, type PrintedObject, printItem, printObjectOf, printValue} from './objects.ts'
import {plainText} from './plain-text.ts'
import type {Printing} from './printing.ts'
import {identifier, xmlText} from './xml.ts'

/** An object's place in the document. */
interface Place {
  object: string
  children: Place[]
}

/** Files that stand beside the document in its archive, by their path there. */
export type Enclosed = Map<string, Uint8Array>

/**
 * The document, piece by piece: a large one is never in memory as a whole. `enclosed` receives the drawings and images
 * that its texts name.
 */
export function* reqifDocument(input: ReqifInput, enclosed: Enclosed): Generator<string> {
  yield printHeader(input)
  yield printDefinitions(input)
  yield '<SPEC-OBJECTS>\n'
  const places: Place[] = []
  for (const [number, title] of input.parts) {
    const chapters = input.chapters.filter(({part}) => part === number)
    let siblings = places
    if (title !== '' && chapters.length > 0) {
      const part = printHeading(identifier('part', number, title), {name: title}, input)
      yield part.xml
      siblings = place(part, places).children
    }
    for (const chapter of chapters) yield* chapterObjects(chapter, input, enclosed, siblings)
  }
  yield* retiredObjects(input, places)
  yield '</SPEC-OBJECTS>\n<SPEC-RELATIONS>\n'
  for (const {items} of input.chapters) for (const item of items) yield printRelations(item, input)
  yield '</SPEC-RELATIONS>\n<SPECIFICATIONS>\n'
  yield `<SPECIFICATION${attributesOfAll(identifier('specification'), input.title, input)}><TYPE><SPECIFICATION-TYPE-REF>${specificationType}</SPECIFICATION-TYPE-REF></TYPE><CHILDREN>\n`
  for (const child of places) yield* printPlace(child, input)
  yield '</CHILDREN></SPECIFICATION>\n</SPECIFICATIONS>\n</REQ-IF-CONTENT>\n</CORE-CONTENT>\n</REQ-IF>\n'
}

function printHeader({title, short, version, status, date, tool}: ReqifInput): string {
  return `<?xml version="1.0" encoding="UTF-8"?>
<REQ-IF xmlns="http://www.omg.org/spec/ReqIF/20110401/reqif.xsd" xmlns:xhtml="http://www.w3.org/1999/xhtml">
<THE-HEADER><REQ-IF-HEADER IDENTIFIER="${identifier('header', short, version)}">
<COMMENT>${xmlText(`${short} ${version}, ${status}`)}</COMMENT>
<CREATION-TIME>${date}T00:00:00Z</CREATION-TIME>
<REQ-IF-TOOL-ID>avps ${xmlText(tool)}</REQ-IF-TOOL-ID>
<REQ-IF-VERSION>1.0</REQ-IF-VERSION>
<SOURCE-TOOL-ID>avps ${xmlText(tool)}</SOURCE-TOOL-ID>
<TITLE>${xmlText(title)}</TITLE>
</REQ-IF-HEADER></THE-HEADER>
<CORE-CONTENT>
<REQ-IF-CONTENT>
`
}

/** The objects of a chapter, each put below the heading that it stands under. */
function* chapterObjects(
  chapter: ReqifChapter,
  input: ReqifInput,
  enclosed: Enclosed,
  siblings: Place[],
): Generator<string> {
  const {slug, title, number, items} = chapter
  const byId = new Map(items.map((item) => [item.id, item]))
  const context = {
    printing: printingOf(chapter, input, enclosed),
    itemOf: ({id, name}: {id: string; name?: string}) => byId.get(name ?? id),
    input,
    seen: new Map<string, number>(),
  }
  const first = chapter.blocks.find(([block]) => block.type === 'heading' && block.depth === 1)?.[0] as
    | HeadingNode
    | undefined
  const top = printHeading(
    identifier('chapter', slug),
    {name: title || slug, number: String(number), anchor: `${slug}#${first?.anchor ?? ''}`},
    input,
  )
  yield top.xml
  const open: {depth: number; at: Place}[] = [{depth: 1, at: place(top, siblings)}]
  for (const [block, section] of chapter.blocks) {
    if (block === first) continue
    if (block.type === 'heading') {
      const {anchor = '', number: shown, children, depth} = block
      const object = printHeading(
        identifier('section', slug, anchor),
        {name: plainText(children) || anchor, number: shown, anchor: `${slug}#${anchor}`},
        input,
      )
      yield object.xml
      while (open.length > 1 && open.at(-1)!.depth >= depth) open.pop()
      open.push({depth, at: place(object, open.at(-1)!.at.children)})
      continue
    }
    for (const object of objectsOf(block, `${slug}#${section ?? ''}`, context)) {
      yield object.xml
      place(object, open.at(-1)!.at.children)
    }
  }
}

/** What is no longer in force stands last, for whoever holds a link to it. */
function* retiredObjects(input: ReqifInput, places: Place[]): Generator<string> {
  if (input.retired.length === 0) return
  const top = printHeading(identifier('retired'), {name: 'Retired'}, input)
  yield top.xml
  const {children} = place(top, places)
  for (const item of input.retired) {
    const object = printItem(item, undefined, input)
    yield object.xml
    place(object, children)
  }
}

function printHeading(
  id: string,
  {name, number, anchor}: {name: string; number?: string | undefined; anchor?: string},
  input: ReqifInput,
): PrintedObject {
  const values = {'ReqIF.ForeignID': anchor, 'ReqIF.ChapterName': name, 'ReqIF.ChapterNumber': number}
  return printObjectOf(id, heading, name, values, input)
}

function place({id}: PrintedObject, siblings: Place[]): Place {
  const placed = {object: id, children: []}
  siblings.push(placed)
  return placed
}

function* printPlace({object, children}: Place, input: ReqifInput): Generator<string> {
  yield `<SPEC-HIERARCHY${attributesOfAll(identifier('place', object), '', input)}><OBJECT><SPEC-OBJECT-REF>${object}</SPEC-OBJECT-REF></OBJECT>`
  if (children.length > 0) {
    yield '<CHILDREN>\n'
    for (const child of children) yield* printPlace(child, input)
    yield '</CHILDREN>'
  }
  yield '</SPEC-HIERARCHY>\n'
}

/** The links from an item to others; the same link twice is one relation. */
function printRelations({id, links = []}: ReqifItem, input: ReqifInput): string {
  const printed = new Map<string, string>()
  for (const [role, destination, revision, isItem] of links) {
    if (!isItem) continue
    const own = identifier('relation', id, role, destination, revision ?? '')
    const value =
      revision === null
        ? ''
        : `<VALUES>${printValue(attributeDefinition(relationType(role), relationRevision), 'INTEGER', relationRevision, revision)}</VALUES>`
    const end = (name: string, item: string) =>
      `<${name}><SPEC-OBJECT-REF>${objectOfItem(item)}</SPEC-OBJECT-REF></${name}>`
    printed.set(
      own,
      `<SPEC-RELATION${attributesOfAll(own, role, input)}><TYPE><SPEC-RELATION-TYPE-REF>${relationType(role)}</SPEC-RELATION-TYPE-REF></TYPE>${end('SOURCE', id)}${end('TARGET', destination)}${value}</SPEC-RELATION>\n`,
    )
  }
  return [...printed.values()].join('')
}

function printingOf({drawings}: ReqifChapter, {features, images}: ReqifInput, enclosed: Enclosed): Printing {
  return {
    features,
    drawing(hash) {
      const svg = drawings[hash]
      if (svg === undefined) return undefined
      enclosed.set(`figures/${hash}.svg`, Buffer.from(svg))
      return `figures/${hash}.svg`
    },
    image(path) {
      const bytes = images[path]
      if (bytes === undefined) return undefined
      enclosed.set(`assets/${path}`, Buffer.from(bytes, 'hex'))
      return `assets/${path.split('/').map(encodeURIComponent).join('/')}`
    },
  }
}
