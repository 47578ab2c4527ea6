import type {Region, Span} from './memory.ts'

/** One descriptor's worth of a buffer, in bytes of guest memory. */
export interface Piece extends Span {
  readonly writable: boolean
}

/** Pieces that the device may read. */
export function readable(...spans: Span[]): Piece[] {
  return spans.map(({address, length}) => ({address, length, writable: false}))
}

/** Pieces that the device may write. */
export function writable(...spans: Span[]): Piece[] {
  return spans.map(({address, length}) => ({address, length, writable: true}))
}

/** Device-writable bytes of the pieces. */
export function writableLength(pieces: readonly Piece[]): number {
  return pieces.reduce((sum, piece) => sum + (piece.writable ? piece.length : 0), 0)
}

/** Cuts a region into so many parts of nearly equal length, none of them empty. */
export function divided(region: Region, parts: number): Region[] {
  const count = Math.max(1, Math.min(parts, region.length))
  const lengths = Array.from(
    {length: count},
    (_, index) => Math.floor(((index + 1) * region.length) / count) - Math.floor((index * region.length) / count),
  )
  return region.cut(...lengths)
}
