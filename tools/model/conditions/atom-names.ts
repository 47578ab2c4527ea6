import type {Catalogue} from '../sources.ts'
import type {Spec} from '../spec.ts'

/** Names that an atom of each kind may have: what stands in the catalogues and in `spec.yaml`. */
export function knownNames(spec: Spec, catalogues: Catalogue[]): Map<string, Set<string>> {
  const names = new Map<string, Set<string>>()
  for (const [kind, places] of Object.entries(spec.conditions)) {
    const known = new Set<string>()
    for (const place of places) {
      const [first, ...rest] = place.split('.')
      const roots =
        first === 'catalogue'
          ? catalogues.map(({data}) => data as unknown)
          : [Object.hasOwn(spec, first!) ? (spec as unknown as Record<string, unknown>)[first!] : undefined]
      for (const value of roots) for (const name of namesBelow(value, rest)) known.add(name)
    }
    names.set(kind, known)
  }
  return names
}

/** Keys (or list entries) at a path through mappings; a mapping on the way that is not named is passed through. */
function namesBelow(value: unknown, path: string[]): string[] {
  if (Array.isArray(value)) return path.length === 0 ? value.map(String) : []
  if (typeof value !== 'object' || value === null) return []
  const [key, ...rest] = path
  if (key === undefined) return Object.keys(value)
  if (Object.hasOwn(value, key)) return namesBelow((value as Record<string, unknown>)[key], rest)
  return Object.values(value).flatMap((child) => namesBelow(child, path))
}
