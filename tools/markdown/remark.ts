import type {Root} from 'mdast'
import remarkFrontmatter from 'remark-frontmatter'
import remarkGfm from 'remark-gfm'
import remarkParse from 'remark-parse'
import {type Processor, unified} from 'unified'
import {rememberTexts, restorePositions} from './restore-positions.ts'
import {settle} from './settle.ts'

export function createRemark(): {parse(source: string): Root} {
  const processor = unified().use(remarkParse).use(remarkFrontmatter, ['yaml']).use(beforeGfm).use(remarkGfm)
  return {
    parse(source) {
      const tree = processor.parse(source)
      restorePositions(tree, source)
      settle(tree, source)
      return tree
    },
  }
}

/** Tree transforms run in the order of their extensions. */
function beforeGfm(this: Processor): void {
  extensionsOf(this).push({transforms: [rememberTexts]})
}

function extensionsOf(processor: Processor): unknown[] {
  const data = processor.data() as {fromMarkdownExtensions?: unknown[]}
  data.fromMarkdownExtensions ??= []
  return data.fromMarkdownExtensions
}
