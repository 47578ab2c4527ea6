/** Where a link's destination leads. */
export type Destination =
  | {type: 'external'; url: string}
  | {type: 'internal'; path: string; anchor: string}
  | {type: 'refused'; reason: string}

const schemes = new Set(['http', 'https', 'mailto'])

/**
 * Resolves a destination as a Git host does: relative to the folder of the file that it stands in.
 *
 * Only http, https, mailto and paths that stay under the root are let through.
 */
export function resolveDestination(url: string, file: string): Destination {
  // Browsers drop control characters before they read a scheme; a space inside one is nobody's honest link.
  const plain = url.replace(/[\u0000-\u001f\u007f]/g, '').trim()
  const scheme = /^([a-z][a-z0-9+.-]*):/i.exec(plain.replaceAll(' ', ''))?.[1]?.toLowerCase()
  if (scheme !== undefined) {
    return schemes.has(scheme)
      ? {type: 'external', url: plain}
      : {type: 'refused', reason: `scheme \`${scheme.slice(0, 40)}\`, expected http, https, mailto or a relative path`}
  }
  if (plain.startsWith('//')) return {type: 'external', url: `https:${plain}`}
  const hash = plain.indexOf('#')
  const path = decode(hash < 0 ? plain : plain.slice(0, hash)).replace(/\?.*$/s, '')
  const anchor = hash < 0 ? '' : decode(plain.slice(hash + 1))
  if (path === '') return {type: 'internal', path: file, anchor}
  const resolved = joinPath(path.startsWith('/') ? '' : file.slice(0, file.lastIndexOf('/') + 1), path)
  if (resolved === undefined) return {type: 'refused', reason: 'path that leaves the root, expected one below it'}
  return {type: 'internal', path: resolved, anchor}
}

/** Undefined where the path leaves the root. */
function joinPath(folder: string, path: string): string | undefined {
  const parts: string[] = []
  for (const part of `${folder}${path}`.split(/[\\/]/)) {
    if (part === '' || part === '.') continue
    if (part !== '..') parts.push(part)
    else if (parts.pop() === undefined) return undefined
  }
  return parts.join('/')
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}
