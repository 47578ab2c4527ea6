import type {BlockNode} from '../../model/chapter-tree.ts'
import type {PdfChapter, PdfInput} from '../pdf/input.ts'
import type {Section} from './build.ts'
import type {TreeDocument} from './document.ts'

/** Sections as the chapters of a PDF of their own. */
export function treePdf({
  title,
  lead,
  specification: {short, version, status, date},
  errors,
  sections,
}: Omit<TreeDocument, 'places'>): PdfInput {
  return {
    title,
    short,
    version,
    // Below the name of an implementation a bare version would be taken for its own.
    below: lead,
    status,
    date,
    licence: '',
    withErrors: errors,
    parts: [
      {
        title: '',
        chapters: sections.map(({slug, title: name, blocks}, index) =>
          treeChapter(index + 1, slug, name, blocks.map(lifted)),
        ),
      },
    ],
  }
}

/** Headings of the third depth are the sections of a chapter; those below stand under them. */
function lifted(block: BlockNode): BlockNode {
  return block.type === 'heading' ? {...block, depth: block.depth - 1} : block
}

/** Sections as one chapter of a larger PDF. */
export function treeAnnex(number: string, slug: string, title: string, sections: Section[]): PdfChapter {
  const blocks = sections.flatMap(({slug: anchor, title: name, blocks: own}): BlockNode[] => [
    {type: 'heading', depth: 2, anchor, children: [name]},
    ...own,
  ])
  return treeChapter(number, slug, title, blocks)
}

function treeChapter(number: number | string, slug: string, title: string, blocks: BlockNode[]): PdfChapter {
  return {number, slug, path: slug, title, source: title, blocks, items: [], features: [], drawings: {}}
}
