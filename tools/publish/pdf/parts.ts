import {linesOf} from '../../text/lines.ts'
import type {PdfChapter, PdfFigure, PdfInput} from './input.ts'

export function chaptersOf({parts}: PdfInput): PdfChapter[] {
  return parts.flatMap(({chapters}) => chapters)
}

/** The input with other chapters in the place of some; with `alone`, without the rest. */
export function withChapters(input: PdfInput, others: Map<PdfChapter, PdfChapter>, alone = false): PdfInput {
  const parts = input.parts.map((part) => ({
    ...part,
    chapters: part.chapters
      .filter((chapter) => !alone || others.has(chapter))
      .map((chapter) => others.get(chapter) ?? chapter),
  }))
  return {...input, parts}
}

export function withoutFigure(chapter: PdfChapter, figure: PdfFigure): PdfChapter {
  const figures = chapter.figures.map((other) => (other.offset === figure.offset ? {...other, svg: null} : other))
  return {...chapter, figures}
}

export function withoutFigures(input: PdfInput): PdfInput {
  const bare = (chapter: PdfChapter) => chapter.figures.reduce(withoutFigure, chapter)
  return withChapters(input, new Map(chaptersOf(input).map((chapter) => [chapter, bare(chapter)])))
}

/** Where offsets of a chapter are. */
export function placesIn({path, source}: PdfChapter): (offset: number) => {file: string; line: number} {
  const lines = linesOf(source)
  return (offset) => ({file: path, line: lines.lineAt(offset) + 1})
}
