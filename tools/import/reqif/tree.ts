import {addPart, type BlockNode, type InlineNode, type ListItemNode} from '../../model/chapter-tree.ts'
import {elementsOf, textOf, type XmlElement} from './xml.ts'

/** What formatted text names, and what it loses on the way. */
export interface TreeContext {
  /** The path that an enclosed picture will have; undefined where it is none, or is missing. */
  picture(data: string): string | undefined
  /** What could not be taken over as it is. */
  lost(what: string): void
}

/** Formatted text as blocks of a chapter. */
export function blocksOf(element: XmlElement, context: TreeContext): BlockNode[] {
  const blocks: BlockNode[] = []
  let line: InlineNode[] = []
  const endLine = () => {
    const children = trimmed(line)
    if (children.length > 0) blocks.push({type: 'paragraph', children})
    line = []
  }
  for (const child of element.children) {
    if (typeof child === 'string' || !isBlock(child)) {
      for (const node of inlinesOf(child, context)) addPart(line, node)
      continue
    }
    endLine()
    blocks.push(...blockOf(child, context))
  }
  endLine()
  return blocks
}

const blockNames = /^(?:p|div|h[1-6]|ul|ol|dl|table|pre|blockquote|hr|address)$/

function isBlock({name}: XmlElement): boolean {
  return blockNames.test(name)
}

function blockOf(element: XmlElement, context: TreeContext): BlockNode[] {
  const classes = (element.attributes.class ?? '').split(/\s+/)
  switch (element.name) {
    case 'blockquote': {
      const children = blocksOf(element, context)
      return children.length === 0 ? [] : [{type: 'blockquote', children}]
    }
    case 'ul':
    case 'ol':
      return listOf(element, classes, context)
    case 'dl':
      return blocksOf({...element, children: elementsOf(element).map((child) => ({...child, name: 'p'}))}, context)
    case 'table':
      return tableOf(element, classes, context)
    case 'pre':
      return [
        {type: 'code', value: textOf(element), ...(element.attributes.title && {language: element.attributes.title})},
      ]
    case 'hr':
      return [{type: 'thematicBreak'}]
    case 'div':
      if (!classes.includes('callout')) return blocksOf(element, context)
      return [
        {
          type: 'callout',
          kind: classes[1] ?? 'note',
          children: blocksOf({...element, children: element.children.slice(1)}, context),
        },
      ]
    case 'p':
    case 'address':
      return blocksOf(element, context)
    default: {
      const children = trimmed(childInlines(element, context))
      return children.length === 0 ? [] : [{type: 'paragraph', children: [{type: 'strong', children}]}]
    }
  }
}

function listOf(element: XmlElement, classes: string[], context: TreeContext): BlockNode[] {
  const children = elementsOf(element).map((item): ListItemNode => {
    const blocks = blocksOf(item, context)
    const first = blocks[0]
    const text = first?.type === 'paragraph' ? first.children[0] : undefined
    const box = typeof text === 'string' ? /^\[([ x])\] ?/.exec(text) : null
    if (!box || first?.type !== 'paragraph') return {type: 'listItem', children: blocks}
    // A box and its words came as two lines of one item.
    const rest = (text as string).slice(box[0].length)
    const words = rest === '' ? first.children.slice(1) : [rest, ...first.children.slice(1)]
    const others = words.length > 0 ? [{...first, children: words}, ...blocks.slice(1)] : blocks.slice(1)
    return {type: 'listItem', checked: box[1] === 'x', children: others}
  })
  const start = classes.map((name) => /^start-(\d{1,9})$/.exec(name)?.[1]).find((number) => number !== undefined)
  if (children.length === 0) return []
  return [
    {
      type: 'list',
      ...(element.name === 'ol' && {ordered: true as const}),
      ...(start && {start: Number(start)}),
      children,
    },
  ]
}

function tableOf(element: XmlElement, classes: string[], context: TreeContext): BlockNode[] {
  const rows = elementsOf(element).flatMap((child) => (child.name === 'tr' ? [child] : elementsOf(child, 'tr')))
  if (
    rows.some((row) =>
      elementsOf(row).some(({attributes}) => /[2-9]/.test(`${attributes.colspan ?? ''}${attributes.rowspan ?? ''}`)),
    )
  )
    context.lost('joined cells of a table')
  for (const caption of elementsOf(element, 'caption'))
    rows.unshift({...caption, name: 'tr', children: [{...caption, name: 'td'}]})
  const cells = rows.map((row) => elementsOf(row).map((cell) => cellOf(cell, context)))
  const hasHead = rows.length > 0 && elementsOf(rows[0]!).every(({name}) => name === 'th')
  const width = Math.max(0, ...cells.map(({length}) => length))
  if (width === 0) return []
  const align = elementsOf(rows.at(-1)!).map(({attributes}) =>
    /^(?:left|center|right)$/.test(attributes.align ?? '') ? (attributes.align as 'left') : null,
  )
  const filled = cells.map((row) => [...row, ...Array.from({length: width - row.length}, (): InlineNode[] => [])])
  const head = hasHead ? filled[0]! : Array.from({length: width}, (): InlineNode[] => [])
  // A row that is an item by itself: its head is that of a table around it.
  const own = classes.includes('row') ? filled.slice(-1) : filled.slice(hasHead ? 1 : 0)
  return [{type: 'table', head, rows: own.map((row) => ({cells: row})), ...(align.some(Boolean) && {align})}]
}

/** A cell holds one line: its blocks are parted by breaks. */
function cellOf(cell: XmlElement, context: TreeContext): InlineNode[] {
  const line: InlineNode[] = []
  let hasWords = false
  for (const child of cell.children) {
    const block = typeof child !== 'string' && isBlock(child)
    const nodes = block ? trimmed(childInlines(child, context)) : inlinesOf(child, context)
    if (block && hasWords) line.push({type: 'break'})
    for (const node of nodes) addPart(line, node)
    hasWords ||= trimmed(nodes).length > 0
  }
  return trimmed(line)
}

function childInlines(element: XmlElement, context: TreeContext): InlineNode[] {
  const nodes: InlineNode[] = []
  for (const child of element.children) {
    // Elements of a list or a table in a line: their words stay apart.
    if (typeof child !== 'string' && /^(?:li|dt|dd|tr|td|th)$/.test(child.name)) addPart(nodes, ' ')
    for (const node of inlinesOf(child, context)) addPart(nodes, node)
  }
  return nodes
}

function inlinesOf(child: XmlElement | string, context: TreeContext): InlineNode[] {
  if (typeof child === 'string') return [child.replace(/\s+/g, ' ')]
  const inner = () => childInlines(child, context)
  switch (child.name) {
    case 'em':
    case 'i':
    case 'dfn':
    case 'cite':
    case 'var':
      return wrapped('emphasis', inner())
    case 'strong':
    case 'b':
      return wrapped('strong', inner())
    case 'del':
      return wrapped('delete', inner())
    case 'code':
    case 'tt':
    case 'samp': {
      const value = textOf(child).replace(/\n/g, ' ')
      return value.trim() === '' ? [value] : [{type: 'inlineCode', value}]
    }
    case 'sub':
    case 'sup':
    case 'kbd':
    case 'small': {
      const nodes = inner()
      if (child.attributes.class === 'footnote') return nodes
      return nodes.length === 0
        ? []
        : [{type: 'start', element: child.name}, ...nodes, {type: 'end', element: child.name}]
    }
    case 'q':
      return ['“', ...inner(), '”']
    case 'br':
      return [{type: 'break'}]
    case 'a': {
      const url = child.attributes.href ?? ''
      if (/^(?:https?|mailto):/i.test(url)) return [{type: 'link', url, children: inner()}]
      if (url !== '') context.lost(`a link to ${url.slice(0, 100)}`)
      return inner()
    }
    case 'object':
    case 'img':
      return pictureOf(child, context)
    default:
      return inner()
  }
}

function wrapped(type: 'emphasis' | 'strong' | 'delete', children: InlineNode[]): InlineNode[] {
  const inner = trimmed(children)
  if (inner.length === 0) return children
  const [first, last] = [children[0], children.at(-1)]
  const before = typeof first === 'string' && first.startsWith(' ') ? [' '] : []
  const after = typeof last === 'string' && last.endsWith(' ') ? [' '] : []
  return [...before, {type, children: inner}, ...after]
}

/** The nearest picture that a reader can show: tools put one of a simpler kind, and at last words, into the first. */
function pictureOf(element: XmlElement, context: TreeContext): InlineNode[] {
  const data = element.attributes.data ?? element.attributes.src ?? ''
  const alt = (textOf(element) || element.attributes.alt || '').replace(/\s+/g, ' ').trim()
  const path = context.picture(data)
  if (path !== undefined) return [{type: 'image', path, alt: alt || data.slice(data.lastIndexOf('/') + 1)}]
  const inner = elementsOf(element, 'object')[0]
  if (inner) return pictureOf(inner, context)
  context.lost(`an embedded object: ${data.slice(0, 100) || 'without a name'}`)
  return alt === '' ? [] : [alt]
}

/** Without white space and breaks at the ends. */
function trimmed(nodes: InlineNode[]): InlineNode[] {
  const isBlank = (node: InlineNode | undefined) =>
    node !== undefined && (typeof node === 'string' ? node.trim() === '' : node.type === 'break')
  let [from, to] = [0, nodes.length]
  while (from < to && isBlank(nodes[from])) from++
  while (to > from && isBlank(nodes[to - 1])) to--
  return nodes.slice(from, to).map((node, index, kept) => {
    if (typeof node !== 'string') return node
    const start = index === 0 ? node.trimStart() : node
    return index === kept.length - 1 ? start.trimEnd() : start
  })
}
