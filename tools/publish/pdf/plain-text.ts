import {childrenOf, codeOf, type TreeNode} from '../../model/chapter-tree.ts'

/** The text of nodes without its markup. */
export function plainText(nodes: TreeNode[]): string {
  let text = ''
  for (const node of nodes) text += textOfNode(node)
  return text
}

function textOfNode(node: TreeNode): string {
  if (typeof node === 'string') return node
  switch (node.type) {
    case 'image':
      return `[${node.alt || 'image'}]`
    case 'break':
      return ' '
    case 'void':
      return node.element === 'br' ? ' ' : ''
    case 'link':
      return node.address ?? plainText(node.children)
    case 'reference':
      return `[${node.id}]`
    case 'levelWord':
      return node.word
    case 'inlineCode':
      return node.value
    case 'code':
      return codeOf(node)
    case 'figure':
      return node.source
    default:
      return plainText(childrenOf(node))
  }
}
