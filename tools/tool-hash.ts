import {createHash} from 'node:crypto'
import {readdirSync, readFileSync} from 'node:fs'
import {fileURLToPath} from 'node:url'
import {compareText} from './finding.ts'
import {packageRoot} from './package-root.ts'

/** SHA-256 over the tool's own files: compiled code, SQL and templates. Part of the inputs of everything it makes. */
export function hashTool(): string {
  const hash = createHash('sha256')
  for (const [folder, ending] of [
    ['build/tools', /\.js$/],
    ['tools', /\.sql$/],
    ['templates', /./],
  ] as const) {
    const root = fileURLToPath(new URL(`${folder}/`, packageRoot))
    for (const path of filesBelow(root, '')
      .filter((name) => ending.test(name))
      .sort(compareText)) {
      hash.update(`${path}\n`).update(readFileSync(root + path))
    }
  }
  return hash.digest('hex')
}

function filesBelow(root: string, prefix: string): string[] {
  return readdirSync(root + prefix, {withFileTypes: true}).flatMap((entry) =>
    entry.isDirectory() ? filesBelow(root, `${prefix}${entry.name}/`) : [`${prefix}${entry.name}`],
  )
}
