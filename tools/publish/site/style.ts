import {statesStyle} from '../states-style.ts'
import {readSiteFile} from './templates.ts'

/** In the order in which later ones win. */
const styleParts = [
  'colours',
  'frame',
  'contents',
  'text',
  'items',
  'trace',
  'first-page',
  'lists',
  'coverage',
  'matrix',
  'code',
  'small-screens',
]

/** The one style sheet of the site. */
export function siteStyle(): string {
  return [...styleParts.map((name) => readSiteFile(`style/${name}.css`)), statesStyle()].join('\n')
}
