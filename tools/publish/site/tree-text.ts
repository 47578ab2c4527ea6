import {type BlockNode, type ColouredPart, cellsOf, childrenOf, type TreeNode} from '../../model/chapter-tree.ts'
import {capitalised} from './words.ts'

/** The text of a block on one line: what looks like a word of its own is one. */
export function textOfBlock(block: BlockNode): string {
  return textOfNode(block).replace(/\s+/g, ' ').trim()
}

function textOfNode(node: TreeNode): string {
  if (typeof node === 'string') return node
  switch (node.type) {
    case 'inlineCode':
      return ` ${node.value} `
    case 'levelWord':
      return ` ${node.word} `
    case 'reference':
      return ` ${node.id} `
    case 'image':
      return node.path === undefined ? ` ${node.alt} ` : ' '
    case 'footnoteReference':
      return ` ${node.label ?? node.name} `
    case 'footnoteDefinition':
      return ` ${node.label ?? node.name} ${textOfChildren(node)}`
    case 'callout':
      return ` ${capitalised(node.kind)} ${textOfChildren(node)}`
    case 'figure':
      return ` ${node.title ?? ''} `
    case 'code':
      return ` ${node.coloured?.map(textOfPart).join('') ?? node.value ?? ''} `
    case 'void':
      return node.element === 'wbr' ? '' : ' '
    case 'table':
      return cellsOf(node)
        .map((cell) => ` ${cell.map(textOfNode).join('')} `)
        .join('')
    case 'html':
      return textOfChildren(node)
    default:
      return ` ${textOfChildren(node)} `
  }
}

function textOfChildren(node: TreeNode): string {
  let text = ''
  for (const child of childrenOf(node)) text += textOfNode(child)
  return text
}

function textOfPart(part: ColouredPart): string {
  return typeof part === 'string' ? part : ' '
}
