import {existsSync, readFileSync} from 'node:fs'

/** Directory of the package, with a slash at the end: the same from `tools/` and from `build/tools/`. */
export const packageRoot: URL = findPackageRoot(new URL('.', import.meta.url))

function findPackageRoot(directory: URL): URL {
  const manifest = new URL('package.json', directory)
  if (existsSync(manifest) && JSON.parse(readFileSync(manifest, 'utf8')).name === 'avps') return directory
  const parent = new URL('..', directory)
  if (parent.href === directory.href) throw new Error('Unexpected place of the program, expected it inside its package')
  return findPackageRoot(parent)
}
