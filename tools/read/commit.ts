import {dirname, isAbsolute, join} from 'node:path'
import {readRegularText} from '../disk/regular-file.ts'

/**
 * The commit that is checked out, read from git's own files: no program runs. Null outside version control, and where
 * those files hold anything else: nothing but a commit's digits ever comes out of here.
 */
export function readCommit(root: string): string | null {
  for (let folder = root; ; folder = dirname(folder)) {
    const git = gitFolder(folder)
    if (git) return commitIn(resolveHead(git))
    if (dirname(folder) === folder) return null
  }
}

function commitIn(text: string | undefined): string | null {
  return /^(?:[0-9a-f]{40}|[0-9a-f]{64})$/.exec(text?.trim() ?? '')?.[0] ?? null
}

function gitFolder(folder: string): string | undefined {
  const git = join(folder, '.git')
  if (text(join(git, 'HEAD')) !== undefined) return git
  const pointer = /^gitdir: (.+)$/m.exec(text(git) ?? '')?.[1]
  return pointer && (isAbsolute(pointer) ? pointer : join(folder, pointer))
}

function resolveHead(git: string): string | undefined {
  const head = text(join(git, 'HEAD'))?.trim() ?? ''
  const reference = /^ref: (refs\/[^\s\\]+)$/.exec(head)?.[1]
  if (!reference || reference.split('/').includes('..')) return head
  const common = join(git, text(join(git, 'commondir'))?.trim() ?? '.')
  const loose = text(join(git, reference)) ?? text(join(common, reference))
  if (loose) return loose
  const packed = text(join(common, 'packed-refs'), 16 * 1024 * 1024) ?? ''
  return packed
    .split('\n')
    .find((line) => line.endsWith(` ${reference}`))
    ?.split(' ')[0]
}

function text(path: string, limit = 4096): string | undefined {
  return readRegularText(path, limit)
}
