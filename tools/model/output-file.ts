import type {Finding} from './finding.ts'

/**
 * One file of `dist/`, as a function of rows: `inputs` is the text that a query gave, and nothing else decides what
 * `render` makes of it. Where its hash (with the tool's own) is what it was, the file is left as it is.
 */
export interface Output {
  /** Below `dist/`, with forward slashes. */
  path: string
  inputs: string
  render(): Content | Rendered | Promise<Content | Rendered>
}

export type Content = string | Uint8Array

/** What came of an output that may fail in part, or as a whole: then it has no content. */
export interface Rendered {
  content: Content | undefined
  findings: Finding[]
}

export function asRendered(made: Content | Rendered): Rendered {
  return typeof made === 'string' || made instanceof Uint8Array ? {content: made, findings: []} : made
}
