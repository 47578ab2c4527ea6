/** One bit for each code point. */
export type Coverage = Uint8Array

/** The code points that a TrueType or OpenType font has a glyph for (subtables of format 12 and 4). */
export function coverage(font: Buffer): Coverage {
  const points: Coverage = new Uint8Array(0x110000 / 8)
  for (const table of subtables(font)) {
    const format = font.readUInt16BE(table)
    if (format === 12) addGroups(font, table, points)
    if (format === 4) addSegments(font, table, points)
  }
  return points
}

export function covers(points: Coverage, codePoint: number): boolean {
  return (points[codePoint >> 3]! & (1 << (codePoint & 7))) !== 0
}

export function union(left: Coverage, right: Coverage): Coverage {
  return left.map((bits, index) => bits | right[index]!)
}

export function intersection(left: Coverage, right: Coverage): Coverage {
  return left.map((bits, index) => bits & right[index]!)
}

function add(points: Coverage, codePoint: number): void {
  if (codePoint < 0x110000) points[codePoint >> 3]! |= 1 << (codePoint & 7)
}

/** Offsets of the Unicode subtables of `cmap`. */
function subtables(font: Buffer): number[] {
  const tables = Array.from({length: font.readUInt16BE(4)}, (_, index) => 12 + 16 * index)
  const record = tables.find((place) => font.toString('latin1', place, place + 4) === 'cmap')
  if (record === undefined) return []
  const cmap = font.readUInt32BE(record + 8)
  return Array.from({length: font.readUInt16BE(cmap + 2)}, (_, index) => cmap + 4 + 8 * index)
    .filter((place) => isUnicode(font.readUInt16BE(place), font.readUInt16BE(place + 2)))
    .map((place) => cmap + font.readUInt32BE(place + 4))
}

function isUnicode(platform: number, encoding: number): boolean {
  return platform === 0 || (platform === 3 && (encoding === 1 || encoding === 10))
}

/** Format 12: groups of first code point, last code point, first glyph. */
function addGroups(font: Buffer, table: number, points: Coverage): void {
  const groups = font.readUInt32BE(table + 12)
  for (let group = 0; group < groups; group++) {
    const place = table + 16 + 12 * group
    const last = Math.min(font.readUInt32BE(place + 4), 0x10ffff)
    const first = font.readUInt32BE(place)
    const glyph = font.readUInt32BE(place + 8)
    for (let codePoint = first; codePoint <= last; codePoint++)
      if (glyph + codePoint - first > 0) add(points, codePoint)
  }
}

/** Format 4: four parallel arrays, the last of which may point into the glyph array behind them. */
function addSegments(font: Buffer, table: number, points: Coverage): void {
  const width = font.readUInt16BE(table + 6)
  const ends = table + 14
  const starts = ends + width + 2
  const deltas = starts + width
  const ranges = deltas + width
  for (let segment = 0; segment < width; segment += 2) {
    const start = font.readUInt16BE(starts + segment)
    const range = font.readUInt16BE(ranges + segment)
    for (let codePoint = start; codePoint <= font.readUInt16BE(ends + segment) && codePoint < 0xffff; codePoint++) {
      const place = ranges + segment + range + 2 * (codePoint - start)
      const glyph = range === 0 ? codePoint + font.readUInt16BE(deltas + segment) : font.readUInt16BE(place)
      if ((glyph & 0xffff) !== 0) add(points, codePoint)
    }
  }
}
