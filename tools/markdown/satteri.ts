import type {Root} from 'mdast'
import {unified} from 'unified'
import {settle} from './settle.ts'

type MarkdownToMdast = (source: string, options: {features: {gfm: boolean; frontmatter: boolean}}) => unknown

/** The native parser, or undefined where this platform has no binary of it. */
export async function loadSatteri(): Promise<MarkdownToMdast | undefined> {
  try {
    const {markdownToMdast} = await import('satteri')
    return markdownToMdast as MarkdownToMdast
  } catch {
    return undefined
  }
}

/** A processor whose parser is the native one, in the place of `remark-parse`. */
export function createSatteri(markdownToMdast: MarkdownToMdast): {parse(source: string): Root} {
  const processor = unified()
  processor.parser = (source) => {
    const tree = markdownToMdast(source, {features: {gfm: true, frontmatter: true}}) as Root
    settle(tree, source)
    return tree
  }
  return processor as unknown as {parse(source: string): Root}
}
