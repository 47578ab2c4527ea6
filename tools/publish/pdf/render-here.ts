import {buildDocument} from './build-document.ts'
import {compilePdf} from './compile.ts'
import {loadFonts} from './fonts.ts'
import type {PdfChapter, PdfInput, PdfResult, Unprinted} from './input.ts'
import {chaptersOf, figuresOf, withChapters, withoutFigure} from './parts.ts'

/** What the compiler says of an input: its document, or why there is none. */
export type Compile = (input: PdfInput) => Promise<{pdf: Uint8Array} | {error: string}>

/**
 * The PDF, made in this process. What the compiler refuses is looked for part by part, and stands in it as its source
 * does, so that no figure and no chapter takes the rest with it.
 */
export async function renderHere(input: PdfInput, compile: Compile = compileInput): Promise<PdfResult> {
  const whole = await compile(input)
  if ('pdf' in whole) return {...whole, unprinted: []}
  const unprinted: Unprinted[] = []
  const mended = new Map<PdfChapter, PdfChapter>()
  for (const chapter of chaptersOf(input)) {
    const alone = (given: PdfChapter) => compile(withChapters(input, new Map([[chapter, given]]), true))
    mended.set(chapter, await printable(chapter, alone, unprinted))
  }
  const result = unprinted.length === 0 ? whole : await compile(withChapters(input, mended))
  return 'pdf' in result ? {...result, unprinted} : result
}

type CompileChapter = (chapter: PdfChapter) => ReturnType<Compile>

async function printable(chapter: PdfChapter, compile: CompileChapter, unprinted: Unprinted[]): Promise<PdfChapter> {
  const whole = await compile(chapter)
  if ('pdf' in whole) return chapter
  let mended = chapter
  for (const figure of figuresOf(chapter)) {
    const alone = await compile({...chapter, blocks: [figure], items: []})
    if ('pdf' in alone) continue
    mended = withoutFigure(mended, figure)
    unprinted.push({file: chapter.path, line: figure.line, part: 'figure', reason: alone.error})
  }
  const rest = mended === chapter ? whole : await compile(mended)
  if ('pdf' in rest) return mended
  unprinted.push({file: chapter.path, line: 1, part: 'chapter', reason: rest.error})
  return asSource(chapter)
}

/** A chapter whose Markdown is shown as it was written. */
function asSource(chapter: PdfChapter): PdfChapter {
  return {...chapter, blocks: [{type: 'code', value: chapter.source}], items: []}
}

async function compileInput(input: PdfInput): ReturnType<Compile> {
  const fonts = loadFonts()
  const {document, drawings} = buildDocument(input, fonts)
  return compilePdf(document, drawings, fonts)
}
