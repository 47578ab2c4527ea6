import {createHash, type Hash} from 'node:crypto'
import {closeSync, existsSync, openSync, readdirSync, readFileSync, readSync} from 'node:fs'
import {fileURLToPath} from 'node:url'
import {compareText} from '../model/finding.ts'
import {packageRoot} from './package-root.ts'

/**
 * SHA-256 over everything that decides what the tool makes of the same sources: its compiled code, SQL, templates and
 * manifest, the versions of all packages that it runs on, and that of Node. Part of the inputs of everything it makes.
 */
export function hashTool(root: URL = packageRoot): string {
  const hash = createHash('sha256')
  hash.update(`${process.version}\n`)
  for (const [folder, ending] of [
    ['build/tools', /\.js$/],
    ['tools', /\.sql$/],
    ['templates', /./],
  ] as const) {
    const below = fileURLToPath(new URL(`${folder}/`, root))
    for (const path of filesBelow(below, '')
      .filter((name) => ending.test(name))
      .sort(compareText)) {
      updateWithFile(hash.update(`${path}\n`), below + path)
    }
  }
  return hash
    .update(readFileSync(new URL('package.json', root)))
    .update(installedPackages(root))
    .digest('hex')
}

const chunk = Buffer.allocUnsafe(256 * 1024)

/** Hundreds of small files before every build: without a buffer for each. */
function updateWithFile(hash: Hash, path: string): void {
  const handle = openSync(path, 'r')
  let got: number
  do {
    got = readSync(handle, chunk, 0, chunk.length, null)
    hash.update(chunk.subarray(0, got))
  } while (got === chunk.length)
  closeSync(handle)
}

function filesBelow(root: string, prefix: string): string[] {
  return readdirSync(root + prefix, {withFileTypes: true}).flatMap((entry) =>
    entry.isDirectory() ? filesBelow(root, `${prefix}${entry.name}/`) : [`${prefix}${entry.name}`],
  )
}

interface InstalledPackage {
  version?: string
  os?: string[]
  cpu?: string[]
  dev?: boolean
}

/** Names and versions as npm wrote them beside the packages; a binary of one platform is left to its parent's version. */
function installedPackages(root: URL): string {
  for (let folder = root; ; folder = new URL('..', folder)) {
    const list = new URL('node_modules/.package-lock.json', folder)
    if (existsSync(list)) {
      const {packages = {}} = JSON.parse(readFileSync(list, 'utf8')) as {packages?: Record<string, InstalledPackage>}
      return Object.entries(packages)
        .filter(([, {os, cpu, dev}]) => !os && !cpu && !dev)
        .map(([path, {version}]) => `${path} ${version}`)
        .sort(compareText)
        .join('\n')
    }
    if (new URL('..', folder).href === folder.href) return ''
  }
}
