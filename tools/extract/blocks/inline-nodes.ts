import type {Link, LinkReference, Nodes, Text} from 'mdast'
import {addPart, type InlineNode, type LinkDestination} from '../../model/chapter-tree.ts'
import {findLevelWords} from '../../model/level-word.ts'
import {textOf} from '../../model/raw-html.ts'
import {endOf, startOf} from '../words/masks.ts'
import {bracketsOf} from './brackets.ts'
import type {TreeContext, Within} from './tree-context.ts'

/** Running text: tags and the title of an item taken out, references and level words nodes of their own. */
export function inlineNodes(nodes: Nodes[], context: TreeContext, within: Within): InlineNode[] {
  const out: InlineNode[] = []
  for (const node of nodes) if (node !== within.title) addInline(out, node, context, within)
  return out
}

function addInline(out: InlineNode[], node: Nodes, context: TreeContext, within: Within): void {
  const children = () => ('children' in node ? inlineNodes(node.children as Nodes[], context, within) : [])
  switch (node.type) {
    case 'text':
      addText(out, node, context, within)
      return
    case 'emphasis':
    case 'strong':
    case 'delete':
      out.push({type: node.type, children: children()})
      return
    case 'inlineCode':
      out.push({type: node.type, value: node.value})
      return
    case 'break':
      out.push({type: node.type})
      return
    case 'link':
      addLink(out, node, node, children(), context)
      return
    case 'linkReference':
      addLink(out, node, context.definitions.get(node.identifier), children(), context)
      return
    case 'image':
      out.push(imageNode(node.url, node.alt, context))
      return
    case 'imageReference':
      out.push(imageNode(context.definitions.get(node.identifier)?.url, node.alt, context))
      return
    case 'footnoteReference':
      out.push({type: node.type, ...nameOf(node)})
      return
    case 'html':
      for (const part of context.rawHtml.get(node)!.parts) addPart(out, part)
  }
}

/** The name of a footnote, and its label where that is written in another way. */
export function nameOf(node: {identifier: string; label?: string | null | undefined}): {name: string; label?: string} {
  const label = node.label ?? node.identifier
  return label === node.identifier ? {name: node.identifier} : {name: node.identifier, label}
}

function addText(out: InlineNode[], node: Text, context: TreeContext, within: Within): void {
  const {value} = node
  let done = 0
  if (value.includes('[')) {
    for (const {start, end, offset} of bracketsOf(value, context.source, startOf(node), endOf(node))) {
      const id = offset === undefined ? undefined : context.references.get(offset)
      if (id === undefined && (offset === undefined || !context.tags.has(offset))) continue
      addWords(out, value.slice(done, start), context, within)
      if (id !== undefined) out.push({type: 'reference', id})
      done = end
    }
  }
  addWords(out, done === 0 ? value : value.slice(done), context, within)
}

function addWords(out: InlineNode[], text: string, {keywords}: TreeContext, {item}: Within): void {
  let done = 0
  if (item?.level) {
    for (const {word, offset, end} of findLevelWords(text, keywords)) {
      addPart(out, text.slice(done, offset))
      out.push({type: 'levelWord', word})
      done = end
    }
  }
  addPart(out, done === 0 ? text : text.slice(done))
}

/** What leads nowhere, or where nobody must follow, is no link: its words are left. */
function addLink(
  out: InlineNode[],
  written: Link | LinkReference,
  definition: {url: string; title?: string | null | undefined} | undefined,
  children: InlineNode[],
  context: TreeContext,
): void {
  const destination = definition && destinationOf(definition.url, context)
  if (!destination) {
    for (const child of children) addPart(out, child)
    return
  }
  const {url, title} = definition
  const wordless = written.children.every((node) => node.type === 'html' && textOf(context.rawHtml.get(node)!) === '')
  out.push({type: 'link', ...destination, ...(title ? {title} : {}), ...(wordless ? {address: url} : {}), children})
}

/** Where a reader of the published text gets to: another host, or a chapter. */
function destinationOf(url: string, {resolve, slugs}: TreeContext): LinkDestination | undefined {
  const destination = resolve(url)
  if (destination.type === 'external') return {url: destination.url}
  const chapter = destination.type === 'internal' ? slugs.get(destination.path) : undefined
  if (destination.type === 'refused' || chapter === undefined) return undefined
  return destination.anchor === '' ? {chapter} : {chapter, anchor: destination.anchor}
}

function imageNode(url: string | undefined, alt: string | null | undefined, {resolve}: TreeContext): InlineNode {
  const destination = url === undefined ? undefined : resolve(url)
  const path = destination?.type === 'internal' ? {path: destination.path} : {}
  return {type: 'image', ...path, alt: alt ?? ''}
}
