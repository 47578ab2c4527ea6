import type {Code} from 'mdast'
import type {ExtractedFigure} from '../../model/extraction.ts'
import {shortHash} from '../../text/hash.ts'

const languages = new Set(['dot', 'wavedrom', 'sequence'])

/** A fence that is drawn: its language, and `title="…"` and `alt="…"` on the fence line. Undefined for other code. */
export function figureOf(
  code: Code,
): Pick<ExtractedFigure, 'language' | 'source' | 'title' | 'alt' | 'hash'> | undefined {
  if (!code.lang || !languages.has(code.lang)) return undefined
  const attributes = new Map<string, string>()
  for (const [, key, value] of (code.meta ?? '').matchAll(/(?<![a-z])([a-z]+)="([^"]*)"/g))
    attributes.set(key!, value!.trim())
  return {
    language: code.lang as ExtractedFigure['language'],
    source: code.value,
    title: attributes.get('title') || null,
    alt: attributes.get('alt') ?? '',
    hash: shortHash(`${code.lang}\n${code.value}`),
  }
}
