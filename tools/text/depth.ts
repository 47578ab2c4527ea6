/** Nobody nests data deeper; what comes after the reading goes down level by level, and so does SQLite. */
export const deepest = 100

/** Are there more lists and mappings in each other than anybody writes? */
export function isTooDeep(value: unknown, levels: number = deepest): boolean {
  if (typeof value !== 'object' || value === null) return false
  if (levels === 0) return true
  for (const child of Array.isArray(value) ? value : Object.values(value)) if (isTooDeep(child, levels - 1)) return true
  return false
}
