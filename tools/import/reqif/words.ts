import type {BlockNode, InlineNode} from '../../model/chapter-tree.ts'

/** The text of an item as its hash is taken over it: a line a block, without marks and notes. */
export function wordsOf(blocks: BlockNode[]): string {
  return blocks
    .flatMap(linesOf)
    .filter((line) => line !== '')
    .join('\n')
    .normalize('NFC')
}

function linesOf(block: BlockNode): string[] {
  switch (block.type) {
    case 'paragraph':
      return isNote(block) ? [] : [lineOf(block.children)]
    case 'list':
      return block.children.flatMap((item, index) =>
        prefixed(item.children.flatMap(linesOf), block.ordered ? `${(block.start ?? 1) + index}. ` : '- ', '  '),
      )
    case 'blockquote':
      return prefixed(block.children.flatMap(linesOf), '> ', '> ')
    case 'table': {
      const rows = block.rows.map(({cells}) => cells.map(lineOf).join(' | '))
      const isEmpty = block.head.every((cell) => cell.length === 0)
      return isEmpty ? rows : [block.head.map(lineOf).join(' | '), ...rows]
    }
    case 'code':
      return [`\`\`\`${block.language ?? ''}\n${block.value ?? ''}\n\`\`\``]
    default:
      return []
  }
}

/** Paragraphs that explain, as extraction knows them. */
function isNote({children: [opening]}: {children: InlineNode[]}): boolean {
  return (
    typeof opening === 'object' && opening.type === 'strong' && /^(?:Note|Example)\.$/.test(opening.children.join(''))
  )
}

/** Words on one line, without marks. */
export function lineOf(nodes: InlineNode[]): string {
  return nodes.map(wordsIn).join('').replace(/\s+/g, ' ').trim()
}

function wordsIn(node: InlineNode): string {
  if (typeof node === 'string') return node
  if ('children' in node) return node.children.map(wordsIn).join('')
  switch (node.type) {
    case 'inlineCode':
      return node.value
    case 'image':
      return node.alt
    case 'break':
      return ' '
    default:
      return ''
  }
}

function prefixed(lines: string[], first: string, further: string): string[] {
  if (lines.length === 0) return [first.trimEnd()]
  return lines
    .join('\n')
    .split('\n')
    .map((line, index) => `${index === 0 ? first : further}${line}`)
}
