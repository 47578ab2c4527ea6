import type {BlockContent, Root} from 'mdast'
import {withoutHeavyParts} from './heavy.ts'
import {hasKnownDifference} from './known-differences.ts'
import {createSatteri, loadSatteri} from './satteri.ts'

/** `satteri` is native and fast; `remark` is the reference that it is held equal to. */
export type Engine = 'satteri' | 'remark'

type Processor = {parse(source: string): Root}

let remark: Processor | undefined

/**
 * Markdown (CommonMark, GFM, YAML front matter) to mdast, with a position on every node. Never throws.
 *
 * Whatever engine is asked for, the reference reads a source that holds a construct on which the two are known to
 * differ, one on which the native engine failed, and every source where no native binary exists. What costs more
 * stack than there is, the native engine reads; heavy parts are blank to both.
 */
export async function createParser(engine: Engine = 'satteri'): Promise<(source: string) => Promise<Root>> {
  const native = engine === 'satteri' ? await createNative() : undefined
  return async (given) => {
    const source = withoutHeavyParts(given)
    if (native && !hasKnownDifference(source)) {
      try {
        return native.parse(source)
      } catch {
        // The native engine is young: the reference decides what such a source means.
      }
    }
    remark ??= (await import('./remark.ts')).createRemark()
    try {
      return remark.parse(source)
    } catch {
      // Its recursion goes as deep as the source's nesting.
      return ((await createNative()) ?? unreadable).parse(source)
    }
  }
}

async function createNative(): Promise<Processor | undefined> {
  const native = await loadSatteri()
  return native && createSatteri(native)
}

/** Deeper than anybody nests: extraction reports it and shows nothing of it. */
const unreadable: Processor = {
  parse(source) {
    const end = {line: source.split('\n').length, column: 1, offset: source.length}
    const position = {start: {line: 1, column: 1, offset: 0}, end}
    let inner: BlockContent[] = [{type: 'paragraph', children: [], position}]
    for (let depth = 0; depth < 100; depth++) inner = [{type: 'blockquote', children: inner, position}]
    return {type: 'root', children: inner, position}
  },
}
