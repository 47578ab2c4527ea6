import type {Root} from 'mdast'
import {hasKnownDifference} from './known-differences.ts'
import {createSatteri, loadSatteri} from './satteri.ts'

/** `satteri` is native and fast; `remark` is the reference that it is held equal to. */
export type Engine = 'satteri' | 'remark'

type Processor = {parse(source: string): Root}

let remark: Processor | undefined

/**
 * Markdown (CommonMark, GFM, YAML front matter) to mdast, with a position on every node.
 *
 * Whatever engine is asked for, the reference reads a source that holds a construct on which the two are known to
 * differ, one on which the native engine failed, and every source where no native binary exists.
 */
export async function createParser(engine: Engine = 'satteri'): Promise<(source: string) => Promise<Root>> {
  const native = engine === 'satteri' && (await loadSatteri())
  const fast = native ? createSatteri(native) : undefined
  return async (source) => {
    if (fast && !hasKnownDifference(source)) {
      try {
        return fast.parse(source)
      } catch {
        // The native engine is young: the reference decides what such a source means.
      }
    }
    remark ??= (await import('./remark.ts')).createRemark()
    return remark.parse(source)
  }
}
