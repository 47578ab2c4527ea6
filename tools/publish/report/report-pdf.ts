import type {PdfInput} from '../pdf/input.ts'
import type {Section} from './tree.ts'

/** The sections of a report as chapters of a PDF. */
export function reportPdf(
  title: string,
  {short, version, status, date}: {short: string; version: string; status: string; date: string},
  sections: Section[],
): PdfInput {
  return {
    title,
    short,
    version,
    status,
    date,
    licence: '',
    withErrors: 0,
    parts: [
      {
        title: '',
        chapters: sections.map(({slug, title: name, blocks}, index) => ({
          number: index + 1,
          slug,
          path: slug,
          title: name,
          source: name,
          blocks: numbered(blocks, index + 1),
          items: [],
          features: [],
          drawings: {},
        })),
      },
    ],
  }
}

/** Headings of the third depth are the sections of a chapter; those below stand under them. */
function numbered(blocks: Section['blocks'], chapter: number): Section['blocks'] {
  let section = 0
  return blocks.map((block) => {
    if (block.type !== 'heading') return block
    if (block.depth > 3) return {...block, depth: block.depth - 1}
    section++
    return {...block, depth: 2, number: `${chapter}.${section}`}
  })
}
