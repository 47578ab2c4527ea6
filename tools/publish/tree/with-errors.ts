import type {BlockNode} from '../../model/chapter-tree.ts'
import {paragraph} from './build.ts'
import {strong} from './words.ts'

/** What a document has to say first that was made in spite of errors; it may be read far from the site that says so, too. */
export function warningOf(errors: number): string | null {
  return errors === 0 ? null : `Made of sources with ${errors} ${errors === 1 ? 'error' : 'errors'}: see avps check.`
}

export function warnOf(errors: number): BlockNode[] {
  const warning = warningOf(errors)
  return warning === null ? [] : [paragraph(strong(warning))]
}
