import type {Paragraph} from 'mdast'
import type {RawHtml} from '../../model/raw-html.ts'
import {shownText} from '../items/wording.ts'

/** `**term** — meaning. Not: a, b.`: a definition of the glossary. Undefined for any other paragraph. */
export function termOf(
  paragraph: Paragraph,
  rawHtml: RawHtml,
): {name: string; meaning: string; forbidden: string[]} | undefined {
  const [name, ...rest] = paragraph.children
  if (name?.type !== 'strong') return undefined
  const text = shownText(rest, rawHtml)
  const definition = /^[—–-]+\s+(.*)$/s.exec(text)?.[1]
  if (definition === undefined) return undefined
  const [, meaning, variants] = /^(.*?)(?:\s*\bNot: ([^.]*)\.)?$/s.exec(definition)!
  return {
    name: shownText(name.children, rawHtml),
    meaning: meaning!.trim(),
    forbidden: (variants ?? '')
      .split(',')
      .map((variant) => variant.trim())
      .filter((variant) => variant !== ''),
  }
}
