import {heavyParts} from '../../markdown/heavy.ts'
import type {IdPatterns} from '../../model/id-pattern.ts'
import {leftOut} from './left-out.ts'
import type {Report} from './places.ts'

/** What the parser was not given stands nowhere in the tree: an error says so. */
export function reportHeavyParts(source: string, ids: IdPatterns, report: Report): void {
  for (const {start, end, reason} of heavyParts(source)) {
    const gone = leftOut(source.slice(start, end), ids)
    if (reason === 'marks') {
      report(
        'too-heavy',
        start,
        `Unexpected paragraph of more than 2000 marks, expected less: it is ${gone}`,
        'cut the paragraph in pieces, or make code of it',
      )
    } else {
      report(
        'too-deep',
        start,
        `Unexpected line of more than 100 quote and list marks, or 400 characters of them, expected less: it is ${gone}`,
        'take the line out of its containers',
      )
    }
  }
}
