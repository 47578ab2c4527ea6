import type {Blockquote, Code, FootnoteDefinition, Heading, Html, List, ListItem, Nodes, Table} from 'mdast'
import type {BlockNode, HtmlNode, ListItemNode, ListNode, TableNode} from '../../model/chapter-tree.ts'
import {alertKind} from '../structure/informative.ts'
import {withoutMarker} from './callouts.ts'
import {inlineNodes, nameOf} from './inline-nodes.ts'
import {itemHead} from './item-head.ts'
import {nowhere, type TreeContext, type Within} from './tree-context.ts'

/** One block of a chapter, annotated. Undefined for what shows nothing wherever it stands, as a definition does. */
export function blockTree(node: Nodes, context: TreeContext, outer: Within = nowhere): BlockNode | undefined {
  switch (node.type) {
    case 'paragraph': {
      const {head, within} = itemHead(node, context, outer)
      return {type: 'paragraph', ...head, children: inlineNodes(node.children, context, within)}
    }
    case 'heading':
      return heading(node, context, outer)
    case 'blockquote':
      return quote(node, context, outer)
    case 'list':
      return list(node, context, outer)
    case 'table':
      return table(node, context, outer)
    case 'code':
      return code(node, context)
    case 'html':
      return html(node, context)
    case 'footnoteDefinition':
      return footnote(node, context, outer)
    case 'thematicBreak':
      return {type: 'thematicBreak'}
    default:
      return undefined
  }
}

function blockTrees(nodes: Nodes[], context: TreeContext, within: Within): BlockNode[] {
  return nodes.flatMap((node) => blockTree(node, context, within) ?? [])
}

function heading(node: Heading, context: TreeContext, within: Within): BlockNode {
  const {anchor, number = ''} = context.anchors.get(node) ?? {}
  return {
    type: 'heading',
    depth: node.depth,
    ...(anchor === undefined ? {} : {anchor}),
    ...(number === '' ? {} : {number}),
    children: inlineNodes(node.children, context, within),
  }
}

function quote(node: Blockquote, context: TreeContext, outer: Within): BlockNode {
  const {head, within} = itemHead(node, context, outer)
  const children = blockTrees(node.children, context, within)
  const kind = head.item ? undefined : alertKind(node, context.source)
  return kind === undefined
    ? {type: 'blockquote', ...head, children}
    : {type: 'callout', kind, children: withoutMarker(kind, children)}
}

function list(node: List, context: TreeContext, within: Within): ListNode {
  const start = node.ordered ? (node.start ?? 1) : 1
  return {
    type: 'list',
    ...(node.ordered ? {ordered: true} : {}),
    ...(start === 1 ? {} : {start}),
    ...(node.spread ? {spread: true} : {}),
    children: node.children.map((item) => listItem(item, context, within)),
  }
}

function listItem(node: ListItem, context: TreeContext, outer: Within): ListItemNode {
  const {head, within} = itemHead(node, context, outer)
  return {
    type: 'listItem',
    ...head,
    ...(typeof node.checked === 'boolean' ? {checked: node.checked} : {}),
    ...(node.spread ? {spread: true} : {}),
    children: blockTrees(node.children, context, within),
  }
}

function table({align, children: [top, ...rows]}: Table, context: TreeContext, outer: Within): TableNode {
  return {
    type: 'table',
    ...(align?.some((column) => column) ? {align: align.map((column) => column ?? null)} : {}),
    head: top?.children.map((cell) => inlineNodes(cell.children, context, outer)) ?? [],
    rows: rows.map((row) => {
      const {head, within} = itemHead(row, context, outer)
      return {...head, cells: row.children.map((cell) => inlineNodes(cell.children, context, within))}
    }),
  }
}

function code(node: Code, {figures, highlight}: TreeContext): BlockNode {
  const figure = figures.get(node)
  if (figure) {
    const {hash, title, alt, source, line} = figure
    return {type: 'figure', hash, ...(title === null ? {} : {title}), alt, source, line}
  }
  const language = node.lang?.match(/^[\w+#.-]+/)?.[0]
  const coloured = language && highlight(node.value, language)
  return {
    type: 'code',
    ...(language ? {language} : {}),
    ...(coloured ? {coloured} : {value: node.value}),
  }
}

function html(node: Html, {rawHtml}: TreeContext): HtmlNode {
  const {parts, foreign} = rawHtml.get(node)!
  return {type: 'html', parts, ...(foreign ? {foreign: true} : {})}
}

function footnote(node: FootnoteDefinition, context: TreeContext, within: Within): BlockNode {
  return {type: 'footnoteDefinition', ...nameOf(node), children: blockTrees(node.children, context, within)}
}
