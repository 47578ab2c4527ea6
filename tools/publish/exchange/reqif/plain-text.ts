import {childrenOf, type TreeNode} from '../../../model/chapter-tree.ts'

/** The words of running text on one line, without marks. */
export function plainText(nodes: TreeNode[]): string {
  return nodes.map(textOf).join('').replace(/\s+/g, ' ').trim()
}

function textOf(node: TreeNode): string {
  if (typeof node === 'string') return node
  switch (node.type) {
    case 'inlineCode':
      return node.value
    case 'levelWord':
      return node.word
    case 'reference':
      return `[${node.id}]`
    case 'image':
      return node.alt
    case 'break':
      return ' '
    default:
      return childrenOf(node).map(textOf).join('')
  }
}
