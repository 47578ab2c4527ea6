import {readFileSync} from 'node:fs'
import {dirname, join} from 'node:path'

/** The commit that is checked out, read from git's own files: no program runs. Null outside version control. */
export function readCommit(root: string): string | null {
  for (let folder = root; ; folder = dirname(folder)) {
    const git = gitFolder(folder)
    if (git) return resolveHead(git)
    if (dirname(folder) === folder) return null
  }
}

function gitFolder(folder: string): string | undefined {
  const git = join(folder, '.git')
  if (text(join(git, 'HEAD')) !== undefined) return git
  const pointer = /^gitdir: (.+)$/m.exec(text(git) ?? '')?.[1]
  return pointer && (pointer.startsWith('/') ? pointer : join(folder, pointer))
}

function resolveHead(git: string): string | null {
  const head = text(join(git, 'HEAD'))?.trim() ?? ''
  const reference = /^ref: (.+)$/.exec(head)?.[1]
  if (!reference) return /^[0-9a-f]{40,64}$/.test(head) ? head : null
  const common = join(git, text(join(git, 'commondir'))?.trim() ?? '.')
  const loose = text(join(git, reference)) ?? text(join(common, reference))
  if (loose) return loose.trim()
  const packed = text(join(common, 'packed-refs')) ?? ''
  return (
    packed
      .split('\n')
      .find((line) => line.endsWith(` ${reference}`))
      ?.split(' ')[0] ?? null
  )
}

function text(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8')
  } catch {
    return undefined
  }
}
