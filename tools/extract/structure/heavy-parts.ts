import {heavyParts} from '../../markdown/heavy.ts'
import type {Report} from './places.ts'

/** What the parser was not given stands nowhere in the tree: an error says so. */
export function reportHeavyParts(source: string, report: Report): void {
  for (const {start, reason} of heavyParts(source)) {
    if (reason === 'marks') {
      report(
        'too-heavy',
        start,
        'Unexpected paragraph of more than 2000 marks, expected less: it is left out',
        'cut the paragraph in pieces, or make code of it',
      )
    } else {
      report(
        'too-deep',
        start,
        'Unexpected line of more than 100 quote and list marks, or 400 characters of them, expected less: it is left out',
        'take the line out of its containers',
      )
    }
  }
}
