import {BoundedProcess, type Limits, type NoAnswer} from '../../processes/bounded-process.ts'
import type {PdfInput, PdfResult} from './input.ts'
import {chaptersOf, figuresOf, withoutFigures} from './parts.ts'

/**
 * Make the PDF of a specification, in a process of its own with limits.
 *
 * Where the figures take more than there is, it shows their sources; where that is still too much, the reason is all.
 */
export async function renderPdf(input: PdfInput, limits: Limits = limitsFor(input)): Promise<PdfResult> {
  const process = new BoundedProcess<PdfInput, PdfResult>(new URL('./render-program.js', import.meta.url), limits)
  try {
    const whole = await process.ask(input)
    if ('answer' in whole) return whole.answer
    const reason = reasonOf(whole, limits)
    const figures = chaptersOf(input).flatMap((chapter) =>
      figuresOf(chapter).map(({line}) => ({file: chapter.path, line})),
    )
    if (figures.length === 0) return {error: reason}
    const bare = await process.ask(withoutFigures(input))
    if (!('answer' in bare)) return {error: reasonOf(bare, limits)}
    if ('error' in bare.answer) return bare.answer
    const unprinted = figures.map((place) => ({...place, part: 'figure' as const, reason}))
    return {pdf: bare.answer.pdf, unprinted: [...bare.answer.unprinted, ...unprinted]}
  } finally {
    process.end()
  }
}

/** A hundred pages take a second and 400 MB; what is large may take ten times as long, and as much as most machines have. */
function limitsFor(input: PdfInput): Limits {
  const size = chaptersOf(input).reduce((sum, {source}) => sum + source.length, 0) / 1_000_000
  return {seconds: Math.round(60 + 60 * size), megabytes: Math.round(Math.min(8192, 1024 + 2048 * size))}
}

function reasonOf({ended, said}: NoAnswer, {seconds, megabytes}: Limits): string {
  if (ended === 'time') return `it takes longer than ${seconds} s to typeset`
  if (ended === 'memory') return `it takes more than ${megabytes} MB to typeset`
  return `the typesetting program crashed${said === '' ? '' : `: ${said.split('\n')[0]}`}`
}
