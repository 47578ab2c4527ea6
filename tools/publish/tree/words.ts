import type {InlineNode} from '../../model/chapter-tree.ts'

export function state(kind: 'requirement' | 'case', name: string): InlineNode {
  return {type: 'state', kind, name}
}

export function reference(id: string): InlineNode {
  return {type: 'reference', id}
}

/** Ids side by side, each leading to its place. */
export function references(ids: string[]): InlineNode[] {
  return ids.flatMap((id, index) => (index === 0 ? [reference(id)] : [', ', reference(id)]))
}

export function strong(text: string): InlineNode {
  return {type: 'strong', children: [text]}
}

export function code(value: string): InlineNode {
  return {type: 'inlineCode', value}
}
