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
    const asked = askedIn(conditions)
    const places = Object.hasOwn(asked, kind) ? asked[kind]! : []
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
    const truth = answerOf(answer)
    if (typeof truth === 'boolean') found.push(truth)
    return
  }
  if (Object.hasOwn(mapping, key)) collect(mapping[key], rest, name, device, found)
  else if (device !== null && Object.hasOwn(mapping, device)) collect(mapping[device], path, name, device, found)
  else if (path.length === 1 || !(device !== null))
    for (const child of Object.values(mapping)) collect(child, path, name, device, found)
}

/** What a claim says at one name that a condition may ask for: `path` holds the keys that lead to it. */
export interface ClaimAnswer {
  kind: string
  path: string[]
  value: unknown
}

/** Every answer of a claim, and whatever stands where a mapping of answers was expected. */
export function readAnswers(
  conditions: Record<string, string[]>,
  claim: Record<string, unknown>,
): {answers: ClaimAnswer[]; misplaced: {path: string[]; value: unknown}[]} {
  const answers: ClaimAnswer[] = []
  const misplaced: {path: string[]; value: unknown}[] = []
  const visit = (kind: string, value: unknown, path: string[], way: string[]): void => {
    // An empty mapping of YAML is null.
    if (value === null || value === undefined) return
    if (!isMapping(value)) {
      misplaced.push({path: way, value})
      return
    }
    const [key, ...rest] = path
    if (key === undefined)
      for (const [name, answer] of Object.entries(value)) answers.push({kind, path: [...way, name], value: answer})
    else if (Object.hasOwn(value, key)) visit(kind, value[key], rest, [...way, key])
    else if (way.length > 0) {
      // A mapping on the way that is not named is passed through; one that only answers has nothing inside.
      for (const [name, child] of Object.entries(value))
        if (typeof child !== 'boolean') visit(kind, child, path, [...way, name])
    }
  }
  for (const [kind, places] of Object.entries(askedIn(conditions)))
    for (const place of places) visit(kind, claim, pathOf(place), [])
  return {answers, misplaced}
}

/** The keys of a claim under which its answers to conditions stand. */
export function answerKeys(conditions: Record<string, string[]>): string[] {
  const places = Object.values(askedIn(conditions)).flat()
  return ['devices', ...places.map((place) => pathOf(place)[0]!)]
}

/** An answer stands by itself, or under `supported` beside what else is said of the name; absent: unanswered. */
export function answerOf(value: unknown): unknown {
  return isMapping(value) ? value.supported : value
}

/** Profiles are answered even where no condition asks for them. */
function askedIn(conditions: Record<string, string[]>): Record<string, string[]> {
  return {profile: ['profiles'], ...conditions}
}

function isMapping(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
