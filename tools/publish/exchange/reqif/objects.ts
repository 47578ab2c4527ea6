import {type BlockNode, holdsItem, type ItemHead} from '../../../model/chapter-tree.ts'
import {sha256} from '../../../text/hash.ts'
import {
  attributeDefinition,
  attributesOf,
  attributesOfAll,
  enumerationValue,
  information,
  type Kind,
  objectType,
  roleAttribute,
} from './definitions.ts'
import type {ReqifInput, ReqifItem} from './input.ts'
import type {Printing} from './printing.ts'
import {printBody, printRowBody} from './xhtml.ts'
import {identifier, xmlAttribute} from './xml.ts'

/** An object of the file, and the name by which its place and its relations know it. */
export interface PrintedObject {
  id: string
  xml: string
}

export type Values = Record<string, string | number | string[] | null | undefined>

/** A `SPEC-OBJECT`; a value that is not there, or empty, has no element. */
export function printObjectOf(
  id: string,
  type: string,
  name: string,
  values: Values,
  input: Pick<ReqifInput, 'roles' | 'date'>,
): PrintedObject {
  let written = ''
  for (const [attribute, kind] of attributesOf(type, input)) {
    const value = values[attribute]
    if (value !== null && value !== undefined && value !== '' && !(Array.isArray(value) && value.length === 0))
      written += printValue(attributeDefinition(type, attribute), kind, attribute, value)
  }
  return {
    id,
    xml: `<SPEC-OBJECT${attributesOfAll(id, name, input)}><TYPE><SPEC-OBJECT-TYPE-REF>${objectType(type)}</SPEC-OBJECT-TYPE-REF></TYPE><VALUES>\n${written}</VALUES></SPEC-OBJECT>\n`,
  }
}

export function printValue(definition: string, kind: Kind, name: string, value: string | number | string[]): string {
  const of = `<DEFINITION><ATTRIBUTE-DEFINITION-${kind}-REF>${definition}</ATTRIBUTE-DEFINITION-${kind}-REF></DEFINITION>`
  switch (kind) {
    case 'XHTML':
      return `<ATTRIBUTE-VALUE-XHTML>${of}<THE-VALUE>${value}</THE-VALUE></ATTRIBUTE-VALUE-XHTML>\n`
    case 'ENUMERATION': {
      const values = (Array.isArray(value) ? value : [String(value)]).map(
        (one) => `<ENUM-VALUE-REF>${enumerationValue(name, one)}</ENUM-VALUE-REF>`,
      )
      return `<ATTRIBUTE-VALUE-ENUMERATION>${of}<VALUES>${values.join('')}</VALUES></ATTRIBUTE-VALUE-ENUMERATION>\n`
    }
    default:
      return `<ATTRIBUTE-VALUE-${kind} THE-VALUE="${xmlAttribute(String(value))}">${of}</ATTRIBUTE-VALUE-${kind}>\n`
  }
}

export function objectOfItem(id: string): string {
  return identifier('item', id)
}

/** An item with all that is known of it. */
export function printItem(item: ReqifItem, body: string | undefined, input: ReqifInput): PrintedObject {
  const values: Values = {
    'ReqIF.ForeignID': item.id,
    'ReqIF.Name': item.title,
    'ReqIF.Text': body,
    State: item.state,
    Revision: item.revision,
    Hash: item.hash,
    Chapter: item.chapter,
    Section: item.section,
    File: item.file,
    Line: item.line,
    Reason: item.reason,
    Successor: item.successor,
    Level: item.level,
    Subject: item.subject,
    Verification: item.verify,
    Profiles: item.profiles,
    Uses: item.uses,
    Condition: item.condition,
    Device: item.device,
    Rationale: item.rationale,
    Evidence: item.evidence,
  }
  for (const [role, destination, revision, isItem] of item.links ?? []) {
    if (isItem) continue
    const name = roleAttribute(role)
    const line = revision === null ? destination : `${destination}@${revision}`
    values[name] = values[name] === undefined ? line : `${values[name]}\n${line}`
  }
  return printObjectOf(objectOfItem(item.id), item.type, item.title || item.id, values, input)
}

/** The objects of a block, in reading order: an item each, and what stands between them. */
export function* objectsOf(
  block: BlockNode,
  place: string,
  {printing, itemOf, input, seen}: ChapterPrinting,
): Generator<PrintedObject> {
  const context = {printing, itemOf, input, seen}
  const item = (head: ItemHead, body: string) => {
    const known = itemOf(head)
    return known ? printItem(known, body, input) : informationWith(body, place, context)
  }
  if (!holdsItem(block)) {
    yield informationOf([block], place, context)
    return
  }
  switch (block.type) {
    case 'paragraph':
      yield item(block.item!, printBody([{type: 'paragraph', children: block.children}], printing))
      return
    case 'blockquote':
      if (block.item) yield item(block.item, printBody(block.children, printing))
      else for (const child of block.children) yield* objectsOf(child, place, context)
      return
    case 'callout':
    case 'footnoteDefinition':
      for (const child of block.children) yield* objectsOf(child, place, context)
      return
    case 'list':
      for (const child of block.children) {
        if (child.item) yield item(child.item, printBody(child.children, printing))
        else if (holdsItem(child)) for (const inner of child.children) yield* objectsOf(inner, place, context)
        else yield informationOf([{...block, children: [child]}], place, context)
      }
      return
    case 'table':
      for (const row of block.rows) {
        if (row.item) yield item(row.item, printRowBody(row, block.head, printing))
        else yield informationOf([{...block, rows: [row]}], place, context)
      }
      return
  }
}

export interface ChapterPrinting {
  printing: Printing
  /** Undefined for one that has no row: of two with one id, the second. */
  itemOf(head: ItemHead): ReqifItem | undefined
  input: ReqifInput
  /** How often a text stood at a place before: the same text twice is two objects. */
  seen: Map<string, number>
}

/** Named by what it says: an insertion before it changes nothing of it. */
function informationOf(blocks: BlockNode[], place: string, context: ChapterPrinting): PrintedObject {
  return informationWith(printBody(blocks, context.printing), place, context)
}

function informationWith(body: string, place: string, {input, seen}: ChapterPrinting): PrintedObject {
  const key = `${place}\0${sha256(body)}`
  const count = seen.get(key) ?? 0
  seen.set(key, count + 1)
  return printObjectOf(identifier('text', key, count), information, information, {'ReqIF.Text': body}, input)
}
