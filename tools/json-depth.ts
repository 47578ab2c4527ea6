/** What nests deeper than this is nobody's data, and would cost whoever walks it the stack. */
export const deepestJson = 64

/** How deep the brackets of a JSON text nest, those in its strings left out. Without recursion, whatever the text is. */
export function depthOf(json: string): number {
  let depth = 0
  let deepest = 0
  let quoted = false
  for (let index = 0; index < json.length; index++) {
    const character = json[index]
    if (character === '"') quoted = !quoted
    else if (quoted && character === '\\') index++
    else if (!quoted && (character === '[' || character === '{')) deepest = Math.max(deepest, ++depth)
    else if (!quoted && (character === ']' || character === '}')) depth--
  }
  return deepest
}
