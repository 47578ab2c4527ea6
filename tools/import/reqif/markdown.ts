import type {BlockNode, InlineNode, ListNode, TableNode} from '../../model/chapter-tree.ts'

/** Blocks as a person would write them, lines up to `width`. `isReference`: is what stands in brackets to stay a reference? */
export interface Writing {
  width: number
  isReference(id: string): boolean
  /** Stands before the first words, in Markdown. */
  head?: string
}

export function writeBlocks(blocks: BlockNode[], writing: Writing): string {
  return blocks
    .map((block) => writeBlock(block, writing))
    .filter((text) => text !== '')
    .join('\n\n')
}

function writeBlock(block: BlockNode, writing: Writing): string {
  switch (block.type) {
    case 'paragraph':
      return wrap(writeInlines(block.children, writing), writing.width, writing.head)
    case 'blockquote':
      return indented(writeBlocks(block.children, narrower(writing, 2)), '> ', '> ')
    case 'callout':
      return indented(
        `[!${block.kind.toUpperCase()}]\n${writeBlocks(block.children, narrower(writing, 2))}`,
        '> ',
        '> ',
      )
    case 'list':
      return writeList(block, writing)
    case 'table':
      return writeTable(block, writing)
    case 'code': {
      const value = (block.value ?? '').replace(/\n$/, '')
      const fence = '`'.repeat(Math.max(3, ...(value.match(/`+/g) ?? []).map(({length}) => length + 1)))
      return `${fence}${/^[\w+#.-]+$/.test(block.language ?? '') ? block.language : ''}\n${value}\n${fence}`
    }
    case 'thematicBreak':
      return '---'
    default:
      return ''
  }
}

function writeList({ordered, start = 1, children}: ListNode, writing: Writing): string {
  const loose = children.some((item) => item.children.length > 1)
  const items = children.map(({checked, children: blocks}, index) => {
    const mark = ordered ? `${start + index}. ` : '- '
    const box = checked === undefined ? '' : checked ? '[x] ' : '[ ] '
    const text = box + writeBlocks(blocks, narrower(writing, mark.length))
    return indented(text, mark, ' '.repeat(mark.length)).trimEnd()
  })
  return items.join(loose ? '\n\n' : '\n')
}

function writeTable({head, rows, align}: TableNode, writing: Writing): string {
  const row = (cells: InlineNode[][]) =>
    `| ${cells
      .map((cell) =>
        writeInlines(cell, writing)
          .replace(/\\?\n/g, '<br>')
          .replace(/(?<!\\)\|/g, '\\|'),
      )
      .join(' | ')} |`
  const sides = {left: ':--', center: ':-:', right: '--:'}
  const rule = head.map((_, column) => (align?.[column] ? sides[align[column]] : '---'))
  return [row(head), `| ${rule.join(' | ')} |`, ...rows.map(({cells}) => row(cells))].join('\n')
}

function narrower({width, ...rest}: Writing, by: number): Writing {
  return {...rest, width: Math.max(40, width - by)}
}

export function writeInlines(nodes: InlineNode[], writing: Writing): string {
  return nodes.map((node) => writeInline(node, writing)).join('')
}

function writeInline(node: InlineNode, writing: Writing): string {
  if (typeof node === 'string') return escapeMarks(node, writing)
  switch (node.type) {
    case 'emphasis':
      return `*${writeInlines(node.children, writing)}*`
    case 'strong':
      return `**${writeInlines(node.children, writing)}**`
    case 'delete':
      return `~~${writeInlines(node.children, writing)}~~`
    case 'inlineCode': {
      const fence = '`'.repeat(Math.max(0, ...(node.value.match(/`+/g) ?? []).map(({length}) => length)) + 1)
      const space = /^`|`$|^ .* $/.test(node.value) ? ' ' : ''
      return `${fence}${space}${node.value}${space}${fence}`
    }
    case 'break':
      return '\\\n'
    case 'link': {
      const words = writeInlines(node.children, writing)
      if (!('url' in node)) return words
      return `[${words}](${/^[^\s<>()]+$/.test(node.url) ? node.url : `<${node.url.replace(/[\s<>]/g, encodeURIComponent)}>`})`
    }
    case 'image':
      return `![${escapeMarks(node.alt, writing)}](${node.path ?? ''})`
    case 'start':
      return `<${node.element}>`
    case 'end':
      return `</${node.element}>`
    default:
      return ''
  }
}

/** What Markdown would take for a mark is said to be none. */
function escapeMarks(text: string, {isReference}: Writing): string {
  return text
    .replace(/[\0-\x1f]+/g, ' ')
    .replace(
      /\\(?=[!-/:-@[-`{-~])|[*`~]|(?<![\p{L}\p{N}])_|_(?![\p{L}\p{N}])|<(?=[A-Za-z/!?])|&(?=[A-Za-z#])|\|/gu,
      '\\$&',
    )
    .replace(/\[([^[\]]*)\]|[[\]]/g, (found, id: string | undefined) =>
      id !== undefined && isReference(id) ? found : found.replace(/[[\]]/g, '\\$&'),
    )
}

/** Lines no longer than `width`, none of which opens like another block than a paragraph. */
function wrap(text: string, width: number, head = ''): string {
  return text
    .split('\n')
    .map((line, index) =>
      index === 0 && head !== '' ? wrapLine(head + line, width, false) : wrapLine(line, width, true),
    )
    .join('\n')
}

const opensBlock = /^(?:[-+*#>=]|\d+[.)]|:--|\||~~~|```|<)/

function wrapLine(text: string, width: number, opens: boolean): string {
  const lines: string[] = []
  let line = ''
  for (const word of text.split(' ')) {
    if (line !== '' && line.length + 1 + word.length > width && !opensBlock.test(word) && !word.startsWith('[')) {
      lines.push(line)
      line = word
    } else line = line === '' ? word : `${line} ${word}`
  }
  lines.push(line)
  if (opens)
    lines[0] = lines[0]!
      .replace(/^(?:[-+](?=\s|$)|#{1,6}(?=\s|$)|>|(?:=+|-+)\s*$)/, '\\$&')
      .replace(/^(\d{1,9})([.)])(?=\s|$)/, '$1\\$2')
  return lines.join('\n')
}

/** Every line with its mark; empty ones without spaces at their end. */
export function indented(text: string, first: string, further: string): string {
  return text
    .split('\n')
    .map((line, index) => `${index === 0 ? first : further}${line}`.trimEnd())
    .join('\n')
}
