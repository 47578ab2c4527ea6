import type {Code, Delete, Html, Nodes, Paragraph, Root, TableCell} from 'mdast'
import type {BlockNode} from '../model/chapter-tree.ts'
import type {ExtractedBlock, Extraction} from '../model/extraction.ts'
import {compareFindings} from '../model/finding.ts'
import {settleHtml} from '../model/raw-html.ts'
import type {ChapterPlace, ExtractionSettings} from '../model/spec.ts'
import {blockTree} from './blocks/block-tree.ts'
import {figureOf} from './blocks/figures.ts'
import {definitionsOf, type Highlight} from './blocks/tree-context.ts'
import {type Chapter, inside, type Surroundings} from './chapter.ts'
import {openItem} from './items/open-item.ts'
import {checkAnchors} from './links/anchors.ts'
import {visitDefinition, visitDestination} from './links/destinations.ts'
import {findReferences} from './links/references.ts'
import {resolveDestination} from './links/resolve.ts'
import {flatten} from './structure/flatten.ts'
import {emptyFrontMatter, readFrontMatter} from './structure/front-matter.ts'
import {reportHeavyParts} from './structure/heavy-parts.ts'
import {isInformative} from './structure/informative.ts'
import {placesIn} from './structure/places.ts'
import {createSections} from './structure/sections.ts'
import {isTooLong, withoutContent} from './structure/too-long.ts'
import {findTerm} from './words/glossary.ts'
import {checkLooseLevelWords} from './words/loose-level-words.ts'
import {endOf, maskParagraph, startOf} from './words/masks.ts'

export interface ExtractionInput {
  place: ChapterPlace
  /** Decoded, without a byte-order mark, lines ended by LF. */
  source: string
  tree: Root
  settings: ExtractionSettings
  highlight: Highlight
}

/** Everything that one chapter says, in one pass over its tree. Never throws on what an author wrote. */
export function extract(input: ExtractionInput): Extraction {
  const chapter = openChapter(input)
  const {tree, extraction, found} = chapter
  const startSection = createSections(input.place.number)
  const outermost: Surroundings = {parent: tree, outer: undefined, quotes: 0, note: false, item: undefined}
  const blocks: {node: Nodes; device: string | undefined; row: Omit<ExtractedBlock, 'tree'>}[] = []
  for (const node of tree.children) {
    if (node.type === 'yaml') continue
    if (node.type === 'definition') {
      visitDefinition(chapter, node)
      continue
    }
    if (node.type === 'heading') {
      startSection(chapter, node)
      chapter.section = extraction.sections.length - 1
    }
    chapter.block = blocks.length
    const device = node.type === 'html' ? featuresDevice(node) : undefined
    const kind = device === undefined ? node.type : 'features'
    blocks.push({node, device, row: blockRow(node, kind, chapter.section)})
    visit(chapter, node, outermost)
  }
  checkAnchors(chapter)
  // References and items of a block are known only now: its tree shows them.
  for (const {node, device, row} of blocks) {
    const annotated: BlockNode | undefined = device === undefined ? blockTree(node, found) : {type: 'features', device}
    extraction.blocks.push({...row, tree: JSON.stringify(annotated)})
  }
  if (extraction.title === '') extraction.title = input.place.slug
  extraction.findings.sort(compareFindings)
  return isTooLong(extraction) ? withoutContent(extraction, input.place.path) : extraction
}

function openChapter({place, source, tree, settings, highlight}: ExtractionInput): Chapter {
  const file = place.path
  const places = placesIn(source, file)
  flatten(tree, source, settings.ids, places.report)
  reportHeavyParts(source, settings.ids, places.report)
  const yaml = tree.children[0]?.type === 'yaml' ? tree.children[0] : undefined
  const read = yaml ? readFrontMatter(yaml, file, settings) : {frontMatter: emptyFrontMatter, findings: []}
  places.findings.push(...read.findings)
  return {
    file,
    slug: place.slug,
    source,
    tree,
    settings,
    frontMatter: read.frontMatter,
    places,
    extraction: {
      title: '',
      informative: read.frontMatter.informative,
      sections: [],
      blocks: [],
      items: [],
      references: [],
      links: [],
      anchors: [],
      terms: [],
      figures: [],
      findings: places.findings,
    },
    found: {
      source,
      keywords: settings.keywords,
      items: new Map(),
      tags: new Set(),
      references: new Map(),
      figures: new Map(),
      anchors: new Map(),
      rawHtml: settleHtml(tree),
      definitions: definitionsOf(tree),
      resolve: (url) => resolveDestination(url, file),
      slugs: settings.slugs,
      highlight,
    },
    nameless: 0,
    nearMisses: new Set(),
    nestedTags: new Set(),
    section: -1,
    block: -1,
  }
}

function blockRow(node: Nodes, kind: string, section: number): Omit<ExtractedBlock, 'tree'> {
  return {kind, section, line: node.position!.start.line, offset: startOf(node), end: endOf(node)}
}

/** `<!-- avps:features DEVICE -->` asks for the table of a device's feature bits. */
function featuresDevice({value}: Html): string | undefined {
  return /^<!--\s*avps:features\s+([A-Za-z0-9_-]+)\s*-->\s*$/.exec(value)?.[1]
}

function visit(chapter: Chapter, node: Nodes, around: Surroundings): void {
  const item = openItem(chapter, node, around) ?? around.item
  const inner = inside(
    node,
    around,
    item,
    isInformative(node, chapter.source) || (item !== undefined && node.type === 'footnoteDefinition'),
  )
  switch (node.type) {
    case 'paragraph':
    case 'tableCell':
      visitRunningText(chapter, node, inner)
      break
    case 'definition':
      visitDefinition(chapter, node)
      break
    case 'code':
      visitCode(chapter, node)
      break
    case 'html':
      visitHtml(chapter, node)
      break
    case 'delete':
      visitStruckText(chapter, node, inner)
      break
    case 'link':
    case 'image':
    case 'linkReference':
    case 'imageReference':
      visitDestination(chapter, node)
      break
  }
  if ('children' in node) for (const child of node.children as Nodes[]) visit(chapter, child, inner)
}

function visitRunningText(chapter: Chapter, node: Paragraph | TableCell, within: Surroundings): void {
  const masks = maskParagraph(node, chapter.source)
  findReferences(chapter, masks, within)
  if (within.item === undefined || within.note) checkLooseLevelWords(chapter, node, within)
  if (node.type === 'paragraph' && within.outer?.parent === chapter.tree) findTerm(chapter, node)
}

/** To a reader struck-out words no longer stand; in the meaning of an item they do. */
function visitStruckText({places}: Chapter, node: Delete, {item, note}: Surroundings): void {
  if (!item || note) return
  places.report(
    'struck-text',
    startOf(node),
    `Unexpected struck-out text in ${item.id}, expected text that holds`,
    'remove the words, or the marks around them: they count as if the marks were not there',
  )
}

function visitCode({places, extraction, found, block}: Chapter, node: Code): void {
  const figure = figureOf(node)
  if (!figure) return
  const {line, column} = places.placeOf(startOf(node))
  const row = {...figure, line, column, offset: startOf(node), block}
  extraction.figures.push(row)
  found.figures.set(node, row)
  if (figure.alt !== '') return
  places.report(
    'figure-without-alt',
    startOf(node),
    `Unexpected ${figure.language} figure without alternative text, expected \`alt="…"\` on the fence line`,
    'say in one sentence what the figure shows: `alt="…"`',
  )
}

function visitHtml({places, extraction, found}: Chapter, node: Html): void {
  const {anchors, foreign} = found.rawHtml.get(node)!
  extraction.anchors.push(...anchors)
  if (!foreign) return
  places.report(
    'raw-html',
    startOf(node),
    'Unexpected raw HTML, expected Markdown',
    'write it in Markdown, or as code, or begin and end the element where HTML allows it; it is shown as text',
  )
}
