import {extract} from '../../../tools/extract/extract.ts'
import {createSatteri, loadSatteri} from '../../../tools/markdown/satteri.ts'
import type {BlockNode} from '../../../tools/model/chapter-tree.ts'
import type {Extraction} from '../../../tools/model/extraction.ts'
import {compileIdPatterns} from '../../../tools/model/id-pattern.ts'
import type {ChapterPlace} from '../../../tools/model/spec.ts'
import type {PdfChapter, PdfInput, PdfItem} from '../../../tools/publish/pdf/input.ts'
import {sampleSettings} from '../../settings.ts'

const native = createSatteri((await loadSatteri())!)

const items = {
  requirement: {id: 'REQ-{number:1}', level: 'required' as const},
  need: {id: 'NEED-{name}', level: 'forbidden' as const},
}

const settings = {
  ...sampleSettings,
  items,
  ids: compileIdPatterns(
    Object.entries(items).map(([type, {id}]) => ({type, template: id})),
    [],
  ),
  slugs: new Map(Array.from({length: 9}, (_, index) => [`chapters/chapter-${index}.md`, `chapter-${index}`])),
}

/** An input of one part that holds these chapters. */
export function sampleInput(chapters: PdfChapter[], changes: Partial<PdfInput> = {}): PdfInput {
  return {
    title: 'Sample specification',
    short: 'SAMPLE',
    version: '1.0.0',
    status: 'draft',
    date: '2026-11-22',
    licence: 'CC-BY-4.0',
    withErrors: 0,
    parts: [{title: 'Only part', chapters}],
    ...changes,
  }
}

/** A chapter as it is extracted, with a drawing for every figure and the same details for every requirement. */
export function sampleChapter(source: string, number = 1): PdfChapter {
  const slug = `chapter-${number}`
  const place = {path: `chapters/${slug}.md`, slug, number, part: 1}
  const tree = native.parse(source)
  return pdfChapter(place, source, extract({place, source, tree, settings, highlight: () => undefined}))
}

/** What the database would give of a chapter. */
export function pdfChapter({number, slug, path}: ChapterPlace, source: string, extraction: Extraction): PdfChapter {
  return {
    ...{number, slug, path, title: extraction.title, source},
    blocks: extraction.blocks.map(({tree}) => JSON.parse(tree) as BlockNode),
    items: extraction.items.map(({name, type, level, title}): PdfItem => {
      return {id: name, kind: type, level, title, details: type === 'requirement' ? details : []}
    }),
    features: [
      ['pot', 0, 'POT_F_LID', [['REQ-1', 'Lid', 'MUST']]],
      ['pot', 1, 'POT_F_LIDLESS', []],
    ],
    drawings: Object.fromEntries(extraction.figures.map(({hash}) => [hash, drawing])),
  }
}

const details = [
  {label: 'Subject', value: [{text: 'device'}]},
  {label: 'Condition', value: [{text: 'feature(VIRTIO_BLK_F_FLUSH)'}]},
  {label: 'Serves', value: [{text: 'NEED-DURABLE-DATA', item: 'NEED-DURABLE-DATA'}]},
  {label: 'Verification', value: [{text: 'test'}]},
]

const drawing =
  '<svg xmlns="http://www.w3.org/2000/svg" width="120" height="40"><text x="4" y="20" font-family="Helvetica">box</text></svg>'
