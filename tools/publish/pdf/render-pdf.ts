import type {Root} from 'mdast'
import {createParser} from '../../markdown/parse.ts'
import {buildDocument} from './build-document.ts'
import {compilePdf} from './compile.ts'
import {loadFonts} from './fonts.ts'
import type {PdfChapter, PdfInput, PdfResult} from './input.ts'
import {renderInChild} from './render-in-child.ts'

/**
 * Make the PDF of a specification.
 *
 * A large one is made in a child process, since the compiler keeps gigabytes for a thousand pages.
 */
export async function renderPdf(input: PdfInput): Promise<PdfResult> {
  return sourceLength(input) > largest ? renderInChild(input) : renderHere(input)
}

/** The same in this process, whatever the size. */
export async function renderHere(input: PdfInput): Promise<PdfResult> {
  const fonts = loadFonts()
  const parse = await createParser()
  const trees = new Map<PdfChapter, Root>()
  for (const chapter of input.parts.flatMap(({chapters}) => chapters)) trees.set(chapter, await parse(chapter.source))
  const {document, drawings} = buildDocument(input, fonts, (chapter) => trees.get(chapter)!)
  return compilePdf(document, drawings, fonts)
}

/** UTF-16 units of Markdown, about 600 pages. */
const largest = 1_500_000

function sourceLength({parts}: PdfInput): number {
  return parts.reduce((total, {chapters}) => chapters.reduce((sum, {source}) => sum + source.length, total), 0)
}
