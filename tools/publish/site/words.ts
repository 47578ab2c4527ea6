/** Why a requirement is or is not verified on a target, as a sentence without its full stop. Keys: the reasons of view `coverage`. */
export const reasonInWords: Record<string, string> = {
  verified: 'verified: everything that answers it passes',
  failed: 'something that answers it fails',
  error: 'something that answers it could not be judged',
  'not run': 'what answers it has not been run, or only in an outdated form',
  'not observable': 'the target cannot show it',
  'no case': 'no case checks it yet',
  'no evidence': 'no evidence answers it yet',
  waived: 'an accepted gap',
  undecided: 'the claim does not say whether it applies',
  permission: 'a permission: there is nothing to verify',
  'not applicable': 'it does not apply to this target',
}

/** Reasons that say more than the verdict: an unwritten case is no failed run. */
const instead = new Set(['no case', 'no evidence', 'undecided', 'permission', 'not applicable'])

/** What a badge says of a requirement on a target: one word or two, and the name of its look. */
export function badgeOf(verdict: string, reason: string): {text: string; look: string} {
  const text = instead.has(reason) ? reason : verdict.replaceAll('-', ' ')
  return {text, look: text.replaceAll(' ', '-')}
}

/** `MUST NOT` as a class name. */
export function levelClass(level: string | null): string {
  return level === null ? '' : level.toLowerCase().replace(' ', '-')
}

export function plural(count: number, noun: string): string {
  if (count === 1) return `1 ${noun}`
  return `${count} ${/[^aeiou]y$/.test(noun) ? `${noun.slice(0, -1)}ies` : `${noun}s`}`
}

export function capitalised(text: string): string {
  return text.slice(0, 1).toUpperCase() + text.slice(1)
}

/** The heading over the links that arrive under a role: `serves` is read as "What serves it". */
export function arriving(role: string): string {
  const words = role.replace(/[-_]/g, ' ')
  if (!/^\w+s\b/.test(words)) return `${capitalised(words)} of`
  return `What ${words}${prepositions[words] ?? ''} it`
}

/** English verbs that need one before their object. */
const prepositions: Record<string, string> = {depends: ' on', relies: ' on', derives: ' from', conforms: ' to'}
