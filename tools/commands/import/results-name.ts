import {basename} from 'node:path'
import {UsageProblem} from '../command.ts'

/** A name of results is a name of a file, everywhere. */
const longest = 100
const allowed = /^[A-Za-z0-9][A-Za-z0-9._-]*$/

/** One name a report: that which was given, or the report's own made safe. */
export function namesOfResults(paths: string[], as: string | undefined): string[] {
  if (as === undefined) {
    const names = paths.map(safeName)
    const seen = new Map<string, string>()
    for (const [index, name] of names.entries()) {
      const other = seen.get(name.toLowerCase())
      if (other !== undefined)
        throw new UsageProblem(
          `Unexpected second report of the name "${name}" (${other}, ${paths[index]}): import them one by one, with --as`,
        )
      seen.set(name.toLowerCase(), paths[index]!)
    }
    return names
  }
  if (paths.length > 1) throw new UsageProblem('Expected one report with --as: import each under a name of its own')
  if (!allowed.test(as) || as.length > longest)
    throw new UsageProblem(
      `Unexpected --as "${as}", expected at most ${longest} letters, digits, dots, hyphens and underscores`,
    )
  return [as]
}

function safeName(path: string): string {
  const name = basename(path.replaceAll('\\', '/'))
    .replace(/\.[A-Za-z]{1,5}$/, '')
    .replace(/[^A-Za-z0-9._-]+/g, '-')
    .replace(/^[^A-Za-z0-9]+|[^A-Za-z0-9]+$/g, '')
  return name.slice(0, longest).replace(/[^A-Za-z0-9]+$/, '') || 'results'
}
