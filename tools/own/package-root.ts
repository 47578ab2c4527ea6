import {existsSync, readFileSync} from 'node:fs'

/** The folder of this package, as a `file:` URL that ends in a slash: where `templates/` and the `*.sql` files stand. */
export const packageRoot: URL = findPackageRoot(new URL('.', import.meta.url))

/** The version in this package's own manifest. Part of every output's inputs: another tool may print other bytes. */
export const toolVersion: string = (
  JSON.parse(readFileSync(new URL('package.json', packageRoot), 'utf8')) as {version: string}
).version

function findPackageRoot(from: URL): URL {
  for (let folder = from; ; folder = new URL('..', folder)) {
    const manifest = new URL('package.json', folder)
    if (existsSync(manifest) && (JSON.parse(readFileSync(manifest, 'utf8')) as {name?: string}).name === 'avps') {
      return folder
    }
    if (new URL('..', folder).href === folder.href) throw new Error(`No package.json named "avps" above ${from.href}`)
  }
}
