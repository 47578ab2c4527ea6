import type {Root} from 'mdast'
import {createParser} from '../../markdown/parse.ts'
import {buildDocument} from './build-document.ts'
import {compilePdf} from './compile.ts'
import {loadFonts} from './fonts.ts'
import type {PdfChapter, PdfFigure, PdfInput, PdfResult, Unprinted} from './input.ts'
import {chaptersOf, placesIn, withChapters, withoutFigure} from './parts.ts'

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
  const placeOf = placesIn(chapter)
  let mended = chapter
  for (const figure of chapter.figures) {
    const alone = await compile({
      ...asSource(chapter),
      source: fenceOf(chapter, figure),
      figures: [{...figure, offset: 0}],
    })
    if ('pdf' in alone) continue
    mended = withoutFigure(mended, figure)
    unprinted.push({...placeOf(figure.offset), part: 'figure', reason: alone.error})
  }
  const rest = mended === chapter ? whole : await compile(mended)
  if ('pdf' in rest) return mended
  unprinted.push({...placeOf(0), part: 'chapter', reason: rest.error})
  return asSource(chapter)
}

function fenceOf({source}: PdfChapter, {offset}: PdfFigure): string {
  const line = source.slice(offset).split('\n')[0]!
  return `${line}\n${/^[`~]+/.exec(line)?.[0] ?? '```'}\n`
}

/** A chapter whose Markdown is shown as it was written. */
function asSource(chapter: PdfChapter): PdfChapter {
  const longest = Math.max(2, ...(chapter.source.match(/`+/g) ?? []).map((run) => run.length))
  const fence = '`'.repeat(longest + 1)
  const source = `${fence}\n${chapter.source}\n${fence}\n`
  return {...chapter, source, headings: [], items: [], references: [], figures: []}
}

async function compileInput(input: PdfInput): ReturnType<Compile> {
  const fonts = loadFonts()
  const parse = await createParser()
  const trees = new Map<PdfChapter, Root>()
  for (const chapter of chaptersOf(input)) trees.set(chapter, await parse(chapter.source))
  const {document, drawings} = buildDocument(input, fonts, (chapter) => trees.get(chapter)!)
  return compilePdf(document, drawings, fonts)
}
