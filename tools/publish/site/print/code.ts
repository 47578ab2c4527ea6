import type {CodeNode, ColouredPart, FigureNode} from '../../../model/chapter-tree.ts'
import {escapeHtml} from './printing.ts'

export function printCode({language, value = '', coloured}: CodeNode): string {
  const name = language ? ` class="language-${escapeHtml(language)}"` : ''
  return `<pre tabindex="0"><code${name}>${coloured?.map(printPart).join('') ?? escapeHtml(value)}\n</code></pre>\n`
}

function printPart(part: ColouredPart): string {
  if (part === null) return '</span>'
  return typeof part === 'string' ? escapeCode(part) : `<span class="${part.span}">`
}

function escapeCode(text: string): string {
  return text.replace(/[&<>"]/g, (character) => `&#${character.charCodeAt(0)};`)
}

export function printFigure({hash, title, alt}: FigureNode): string {
  const caption = title ? `<figcaption>${escapeHtml(title)}</figcaption>` : ''
  return `<figure><img src="figures/${hash}.svg" alt="${escapeHtml(alt)}">${caption}</figure>\n`
}
