import type {BlockNode, CalloutNode, ItemHead, ListItemNode, ListNode, QuoteNode} from '../../model/chapter-tree.ts'

/** The blocks inside of lists and quotes, without these. What stands above an item or a callout becomes words. */
export function leaves(node: QuoteNode | CalloutNode | ListNode | ListItemNode): BlockNode[] {
  const children: (BlockNode | ListItemNode)[] = node.children
  return [
    ...headOf(node),
    ...children.flatMap((child) => {
      switch (child.type) {
        case 'list':
        case 'listItem':
        case 'blockquote':
        case 'callout':
          return leaves(child)
        default:
          return [child]
      }
    }),
  ]
}

function headOf(node: QuoteNode | CalloutNode | ListNode | ListItemNode): BlockNode[] {
  if (node.type === 'callout') return [{type: 'paragraph', children: [{type: 'strong', children: [titleOf(node)]}]}]
  return 'item' in node && node.item ? [wordsOf(node.item)] : []
}

function wordsOf({id, title, words}: ItemHead): BlockNode {
  return {type: 'paragraph', children: [`[${id}] `, {type: 'strong', children: words ?? [title]}]}
}

/** `Note` */
export function titleOf({kind}: CalloutNode): string {
  return `${kind.slice(0, 1).toUpperCase()}${kind.slice(1)}`
}
