/** Collects in words where something published is not what was computed. */
export class Differences {
  readonly found: string[] = []
  /** How much was held against something: a check that compares nothing proves nothing. */
  compared = 0

  same(place: string, actual: unknown, expected: unknown): void {
    this.compared += 1
    const [left, right] = [JSON.stringify(actual), JSON.stringify(expected)]
    if (left !== right) this.found.push(`${place}: published ${brief(left)}, computed ${brief(right)}`)
  }

  holds(place: string, holds: boolean, expected: string): void {
    this.compared += 1
    if (!holds) this.found.push(`${place}: expected ${expected}`)
  }
}

function brief(text = 'nothing'): string {
  return text.length > 200 ? `${text.slice(0, 200)}…` : text
}

/** What a build published, as a comparison reads it. */
export interface Published {
  files: string[]
  text: (path: string) => string
  bytes: (path: string) => Uint8Array
}
