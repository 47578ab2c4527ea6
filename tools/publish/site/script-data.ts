/** A value as an expression of a classic script, whatever text it holds: nothing in it ends a script or a line. */
export function scriptData(value: unknown): string {
  return JSON.stringify(value).replace(
    /[<\u2028\u2029]/g,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  )
}
