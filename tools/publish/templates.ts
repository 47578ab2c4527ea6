import {readFileSync} from 'node:fs'
import {packageRoot} from '../own/package-root.ts'
import {loadHandlebars} from './handlebars.ts'

/**
 * A template of `templates/`, compiled. HTML is escaped, every other kind of file is not: the ending decides, here and
 * nowhere else. A name that the view model lacks is an error.
 */
export function readTemplate<View>(path: string): (view: View) => string {
  const source = readFileSync(new URL(`templates/${path}`, packageRoot), 'utf8')
  return loadHandlebars().compile<View>(source, {
    strict: true,
    noEscape: !path.endsWith('.html.hbs'),
    knownHelpersOnly: true,
  })
}
