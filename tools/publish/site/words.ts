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
