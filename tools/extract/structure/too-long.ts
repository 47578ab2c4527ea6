import type {Extraction} from '../../model/extraction.ts'

/** Of anything in one chapter: its rows have keys below those of the next one. */
const most = 500_000

const lists = ['sections', 'blocks', 'items', 'references', 'links', 'anchors', 'terms', 'figures'] as const

export function isTooLong(extraction: Extraction): boolean {
  return lists.some((list) => extraction[list].length > most)
}

/** Nothing but the title, and a finding that says so. */
export function withoutContent({title, informative}: Extraction, file: string): Extraction {
  const nothing = {sections: [], blocks: [], items: [], references: [], links: [], anchors: [], terms: [], figures: []}
  return {
    title,
    informative,
    ...nothing,
    findings: [
      {
        rule: 'too-heavy',
        file,
        line: 1,
        column: 1,
        message: `Unexpected chapter of more than ${most} blocks, expected less: it is left out of all that is published`,
        fix: 'make several chapters of it',
      },
    ],
  }
}
