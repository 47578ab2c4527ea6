import type {ReferenceRow} from '../../trace/site/rows.ts'
import type {Report} from './report.ts'

/** Where the requirements of a report stand on the site. */
export function placesOf({requirements}: Report): ReferenceRow[] {
  return requirements.map(({id, title, chapter}) => [id, title, chapter, null])
}
