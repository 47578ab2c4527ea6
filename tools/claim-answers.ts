import type {Truth} from './condition.ts'

/**
 * Reads the answers of a claim to the atoms of conditions. A claim has the shape of the catalogue: where an atom's names
 * stand at `catalogue.devices.features`, its answers stand at `devices.*.features` of the claim.
 *
 * A feature that several devices could offer is asked of the requirement's own device; without one, any device that
 * offers it makes it true. A name that is absent is unanswered, never "no".
 */
export function answersOf(
  conditions: Record<string, string[]>,
  claim: Record<string, unknown>,
  device: string | null,
  allProfiles: boolean,
): (kind: string, name: string) => Truth {
  return (kind, name) => {
    const known = Object.hasOwn(conditions, kind) ? conditions[kind] : undefined
    const places = known ?? (kind === 'profile' ? ['profiles'] : [])
    if (allProfiles && places.includes('profiles')) return true
    const found: boolean[] = []
    for (const place of places) collect(claim, pathOf(place), name, device, found)
    // A bit that any device may offer is answered where the devices' own bits are.
    if (found.length === 0)
      for (const place of places) collect(claim, ['devices', ...pathOf(place)], name, device, found)
    return found.length === 0 ? null : found.includes(true)
  }
}

function pathOf(place: string): string[] {
  return place.split('.').filter((part) => part !== 'catalogue')
}

function collect(value: unknown, path: string[], name: string, device: string | null, found: boolean[]): void {
  if (typeof value !== 'object' || value === null) return
  const mapping = value as Record<string, unknown>
  const [key, ...rest] = path
  if (key === undefined) {
    const answer = Object.hasOwn(mapping, name) ? mapping[name] : undefined
    const truth = typeof answer === 'object' && answer !== null ? (answer as Record<string, unknown>).supported : answer
    if (typeof truth === 'boolean') found.push(truth)
    return
  }
  if (Object.hasOwn(mapping, key)) collect(mapping[key], rest, name, device, found)
  else if (device !== null && Object.hasOwn(mapping, device)) collect(mapping[device], path, name, device, found)
  else if (path.length === 1 || !(device !== null))
    for (const child of Object.values(mapping)) collect(child, path, name, device, found)
}
