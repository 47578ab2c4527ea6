import type {InlineNode} from '../../model/chapter-tree.ts'
import type {Counts} from './report.ts'

/** Both figures that never stand alone: shown of what was asked, and what was asked of all. */
export function share({requirements, counted, shown, verified, attested, shown_percent: percent}: Counts): string {
  if (counted === 0) return `none: nothing of ${requirements} is asked of this target`
  return `${shown} of ${counted} asked of this target (${percent} %): ${verified} observed, ${attested} attested; ${counted} of ${requirements} requirements are asked of it`
}

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
