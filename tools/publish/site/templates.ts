import {readFileSync} from 'node:fs'
import {packageRoot} from '../../own/package-root.ts'
import {loadHandlebars} from '../handlebars.ts'

export type Render = (name: string, view: object) => string

/** Loads the engine, and compiles each of `templates/site/` at its first use. An absent field is an error. */
export async function loadTemplates(): Promise<Render> {
  const handlebars = loadHandlebars()
  const compiled = new Map<string, (view: object) => string>()
  return (name, view) => {
    let template = compiled.get(name)
    if (!template) {
      template = handlebars.compile(readSiteFile(`${name}.hbs`), {strict: true, knownHelpersOnly: true})
      compiled.set(name, template)
    }
    return template(view)
  }
}

export function readSiteFile(name: string): string {
  return readFileSync(new URL(`templates/site/${name}`, packageRoot), 'utf8')
}
