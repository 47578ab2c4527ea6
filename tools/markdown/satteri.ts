import type {Root} from 'mdast'
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

/** The native parser in the shape of a processor, so that it can stand in the place of the reference. */
export function createSatteri(markdownToMdast: MarkdownToMdast): {parse(source: string): Root} {
  return {
    parse(source) {
      const tree = markdownToMdast(source, {features: {gfm: true, frontmatter: true}}) as Root
      settle(tree, source)
      return tree
    },
  }
}
