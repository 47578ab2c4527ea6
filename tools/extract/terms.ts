import type {Paragraph} from 'mdast'
import {inlineText} from './wording.ts'

/** `**term** — meaning. Not: a, b.`: a definition of the glossary. Undefined for any other paragraph. */
export function termOf(paragraph: Paragraph): {name: string; meaning: string; forbidden: string[]} | undefined {
  const [name, ...rest] = paragraph.children
  if (name?.type !== 'strong') return undefined
  const text = inlineText(rest)
  const definition = /^[—–-]+\s+(.*)$/s.exec(text)?.[1]
  if (definition === undefined) return undefined
  const [, meaning, variants] = /^(.*?)(?:\s*\bNot: ([^.]*)\.)?$/s.exec(definition)!
  return {
    name: inlineText(name.children),
    meaning: meaning!.trim(),
    forbidden: (variants ?? '')
      .split(',')
      .map((variant) => variant.trim())
      .filter((variant) => variant !== ''),
  }
}
