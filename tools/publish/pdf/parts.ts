import {type FigureNode, nodesIn} from '../../model/chapter-tree.ts'
import type {PdfChapter, PdfInput} from './input.ts'

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

export function withoutFigure(chapter: PdfChapter, {hash}: FigureNode): PdfChapter {
  return {...chapter, drawings: {...chapter.drawings, [hash]: null}}
}

export function withoutFigures(input: PdfInput): PdfInput {
  const bare = (chapter: PdfChapter) => figuresOf(chapter).reduce(withoutFigure, chapter)
  return withChapters(input, new Map(chaptersOf(input).map((chapter) => [chapter, bare(chapter)])))
}

/** The figures of a chapter that were drawn, in order. */
export function figuresOf({blocks, drawings}: PdfChapter): FigureNode[] {
  return [...nodesIn(blocks)].filter(
    (node): node is FigureNode => typeof node === 'object' && node.type === 'figure' && Boolean(drawings[node.hash]),
  )
}
