/**
 * One file of `dist/`, as a function of rows: `inputs` is the text that a query gave, and nothing else decides what
 * `render` makes of it. Where its hash (with the tool's own) is what it was, the file is left as it is.
 */
export interface Output {
  /** Below `dist/`, with forward slashes. */
  path: string
  inputs: string
  render(): string | Uint8Array | Promise<string | Uint8Array>
}
