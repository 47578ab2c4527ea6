import {heavyParts} from '../markdown/heavy.ts'
import type {Report} from './places.ts'

/** What the parser was not given stands nowhere in the tree: an error says so. */
export function reportHeavyParts(source: string, report: Report): void {
  for (const {start, reason} of heavyParts(source)) {
    report(
      'too-heavy',
      'error',
      start,
      reason === 'marks'
        ? 'Unexpected paragraph of more than 2000 marks, expected less: it is left out'
        : 'Unexpected line of more than 100 quote and list marks, or 400 characters of them, expected less: it is left out',
      reason === 'marks' ? 'cut the paragraph in pieces, or make code of it' : 'take the line out of its containers',
    )
  }
}
