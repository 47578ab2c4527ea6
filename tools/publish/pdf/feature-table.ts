import type {BlockNode, InlineNode, RowNode} from '../../model/chapter-tree.ts'
import type {PdfFeature} from './input.ts'

/** The feature bits of a device, each with the requirements whose condition or text names it: a table as any other. */
export function featureTable(features: PdfFeature[], device: string): BlockNode {
  const rows = features.filter(([of]) => of === device).map(rowOf)
  if (rows.length === 0) return {type: 'paragraph', children: [`No catalogue lists feature bits of ${device}.`]}
  return {
    type: 'table',
    align: ['right', null, null],
    head: [['Bit'], ['Name'], ['Requirements that name it']],
    rows,
  }
}

function rowOf([, bit, name, requirements]: PdfFeature): RowNode {
  const named = requirements.flatMap(([id, title, level], index): InlineNode[] => [
    ...(index === 0 ? [] : [{type: 'break'} as const]),
    level === null ? '' : `${level} `,
    {type: 'reference', id},
    ` ${title}`,
  ])
  return {cells: [[String(bit)], [{type: 'inlineCode', value: name}], named.length > 0 ? named : ['none']]}
}
