import type {ReferenceRow} from '../../trace/site/rows.ts'
import type {Section} from './build.ts'

/** A document that is no chapter: a report, a statement. */
export interface TreeDocument {
  title: string
  lead: string
  specification: {title: string; short: string; version: string; status: string; date: string}
  /** In the sources. */
  errors: number
  sections: Section[]
  /** Where the requirements stand that it names. */
  places: ReferenceRow[]
}
