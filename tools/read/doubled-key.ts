/**
 * A key that stands twice in one object of a JSON text, of which `JSON.parse` would silently keep the last. The text has to
 * be one that it takes.
 */
export function doubledKey(json: string): string | undefined {
  const token = /"(?:[^"\\]|\\.)*"(\s*:)?|[{}]/g
  // Keys so far of each object that is open.
  const open: Set<string>[] = []
  for (const [text, colon] of json.matchAll(token)) {
    if (text === '{') open.push(new Set())
    else if (text === '}') open.pop()
    else if (colon !== undefined) {
      const key = JSON.parse(text.slice(0, -colon.length)) as string
      const keys = open.at(-1)!
      if (keys.has(key)) return key
      keys.add(key)
    }
  }
  return undefined
}
