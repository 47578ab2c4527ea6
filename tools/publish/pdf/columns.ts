/** Letters that the widest and the longest unbreakable content of a column have. */
export interface ColumnContent {
  natural: number
  longest: number
}

/** The letters after which a word in a table of so many columns may be cut. */
export function tableWordLimit(columns: number): number {
  return Math.min(28, Math.max(3, Math.floor(84 / columns)))
}

/** Points: the more columns, the smaller. */
export function tableSize(columns: number): number {
  if (columns <= 6) return 9
  if (columns <= 9) return 8
  return columns <= 14 ? 7 : 5.5
}

/**
 * The width of each column: null for its own, or a share of the room.
 *
 * Where not all content fits on one line, a column that wants less than an equal share gets what it wants, and the
 * others divide the rest, the longer texts getting more of it. `room` in points.
 */
export function columnShares(content: ColumnContent[], size: number, room: number): (number | null)[] {
  const inset = 2.6
  const letters = room / (0.5 * size) - inset * content.length
  const wanted = content.map(({natural, longest}) => Math.max(1, natural, longest))
  if (sum(wanted) <= letters * 0.92) return content.map(() => null)
  const shares: (number | null)[] = content.map(() => null)
  let left = letters
  for (let changed = true; changed; ) {
    changed = false
    const open = shares.filter((share) => share === null).length
    const fair = left / Math.max(1, open)
    for (const [index, share] of shares.entries()) {
      if (share !== null || wanted[index]! > fair) continue
      shares[index] = wanted[index]!
      left -= wanted[index]!
      changed = true
    }
  }
  const weights = content.map(({natural, longest}) => Math.max(longest, Math.sqrt(Math.min(natural, 2000))))
  const total = sum(weights.filter((_, index) => shares[index] === null))
  return shares.map((share, index) =>
    round((share ?? Math.max(content[index]!.longest, (left * weights[index]!) / total)) + inset),
  )
}

function sum(values: number[]): number {
  return values.reduce((total, value) => total + value, 0)
}

function round(value: number): number {
  return Math.round(Math.max(0.5, value) * 10) / 10
}
