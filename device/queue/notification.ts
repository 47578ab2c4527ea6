/**
 * Whether an index that went from `before` to `after` has passed the entry that the other side named. The three are
 * free-running 16-bit counters; an update may be of many entries, and any of them may be the named one.
 * @see virtio-1.4#split.used-notification.device
 */
export function eventIndexReached(event: number, before: number, after: number): boolean {
  return ((after - event - 1) & 0xffff) < ((after - before) & 0xffff)
}

/**
 * The same for positions of a packed ring. A position counts two laps, one for each value of the wrap counter, so all
 * three are below `2 * size`. The named position may be inside of a chain, where no used descriptor is written.
 */
export function positionReached(event: number, before: number, after: number, size: number): boolean {
  return distance(before, event, size) < distance(before, after, size)
}

/** From one position on to another. */
function distance(from: number, to: number, size: number): number {
  return (to - from + 2 * size) % (2 * size)
}

/** Position in two laps. The wrap counter of the first lap is 1. */
export function positionOf(offset: number, wrapCounter: number, size: number): number {
  return wrapCounter === 1 ? offset : offset + size
}
