import type {Root} from 'mdast'
import {markdownToMdast} from 'satteri'

/** Parse CommonMark with the GFM extensions and YAML front matter; every node has its position. */
export function parseMarkdown(source: string): Root {
  return markdownToMdast(source, {features: {gfm: true, frontmatter: true}}) as Root
}
