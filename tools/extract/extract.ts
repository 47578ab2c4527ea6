import GithubSlugger from 'github-slugger'
import type {Code, Heading, Nodes, Paragraph, Parents, Root, TableCell} from 'mdast'
import type {ExtractedBlock, ExtractedItem, Extraction} from '../extraction.ts'
import {compareFindings, type Finding, type Severity} from '../finding.ts'
import {shortHash} from '../hash.ts'
import {findLevelWords} from '../level-word.ts'
import type {ChapterPlace, ExtractionSettings, TagPlace} from '../spec.ts'
import {figureOf} from './figures.ts'
import {emptyFrontMatter, readFrontMatter} from './front-matter.ts'
import {blockHtml, definitionsOf, type HtmlContext, hasForeignHtml} from './html.ts'
import {isInformative, isInformativeHeading} from './informative.ts'
import {resolveDestination} from './links.ts'
import {endOf, maskParagraph, startOf} from './masks.ts'
import {inlineText, meaningOf, meaningOfRow} from './meaning.ts'
import {bracketAt, containerOf, isTableOfItems, type Tag, tagAt, titleAfter} from './tags.ts'
import {termOf} from './terms.ts'

export interface ExtractionInput {
  place: ChapterPlace
  /** Decoded, without a byte-order mark, lines ended by LF. */
  source: string
  tree: Root
  settings: ExtractionSettings
  highlight: HtmlContext['highlight']
}

/** Deeper nesting is nobody's chapter; the bound keeps recursion off the end of the stack. */
const maximumDepth = 60

/** Everything that one chapter says, in one pass over its tree. Never throws on what an author wrote. */
export function extract({place, source, tree, settings, highlight}: ExtractionInput): Extraction {
  const {ids} = settings
  const file = place.path
  const findings: Finding[] = []
  const lines = lineStarts(source)
  const positionOf = (offset: number) => {
    const line = lineAt(lines, offset)
    return {file, line: line + 1, column: offset - lines[line]! + 1}
  }
  const report = (
    rule: string,
    severity: Severity,
    offset: number,
    message: string,
    fix: string,
    related?: Finding['related'],
  ) => findings.push({rule, severity, ...positionOf(offset), message, fix, related})

  const extraction: Extraction = {
    title: '',
    informative: false,
    sections: [],
    blocks: [],
    items: [],
    references: [],
    links: [],
    terms: [],
    figures: [],
    findings,
  }
  const definitions = definitionsOf(tree)
  const context: HtmlContext = {
    source,
    keywords: settings.keywords,
    items: new Map(),
    tags: new Set(),
    references: new Map(),
    figures: new Map(),
    anchors: new Map(),
    definitions,
    resolve: (url) => resolveDestination(url, file),
    slugs: settings.slugs,
    highlight,
  }

  const yaml = tree.children[0]?.type === 'yaml' ? tree.children[0] : undefined
  const read = yaml ? readFrontMatter(yaml, file, settings) : {frontMatter: emptyFrontMatter, findings: []}
  const {frontMatter} = read
  findings.push(...read.findings)
  extraction.informative = frontMatter.informative

  const slugger = new GithubSlugger()
  const counters = [0, 0, 0, 0, 0, 0, 0]
  let section = -1
  let block = -1
  let informativeDepth = 0
  const reportedNearMisses = new Set<number>()

  // Blocks of the chapter, in order: what a section or a figure is depends on where it stands.
  const blocks: {node: Nodes; row: ExtractedBlock}[] = []
  for (const node of tree.children) {
    if (node.type === 'yaml' || node.type === 'definition') {
      if (node.type === 'definition') visitDefinition(node)
      continue
    }
    if (node.type === 'heading') startSection(node)
    const row: ExtractedBlock = {
      kind: node.type,
      section,
      line: node.position!.start.line,
      offset: startOf(node),
      end: endOf(node),
      html: '',
    }
    block = blocks.length
    blocks.push({node, row})
    if (node.type === 'html') visitComment(node.value, row)
    visit(node, tree, {depth: 0, note: false, item: undefined})
  }
  for (const {node, row} of blocks) {
    if (row.kind !== 'features') row.html = blockHtml(node, context)
    extraction.blocks.push(row)
  }
  if (extraction.title === '') extraction.title = place.slug
  findings.sort(compareFindings)
  return extraction

  interface Surroundings {
    depth: number
    /** Inside a note: it explains, and is no part of an item's text. */
    note: boolean
    item: {row: ExtractedItem; node: Nodes} | undefined
  }

  function startSection(node: Heading): void {
    const title = inlineText(node.children)
    const depth = node.depth
    if (depth === 1 && extraction.title === '') extraction.title = title
    counters[depth]!++
    counters.fill(0, depth + 1)
    const number = depth === 1 ? '' : [place.number, ...counters.slice(2, depth + 1)].join('.')
    if (informativeDepth >= depth) informativeDepth = 0
    if (informativeDepth === 0 && isInformativeHeading(title)) informativeDepth = depth
    const anchor = slugger.slug(title)
    const previous = extraction.sections.at(-1)?.depth ?? 0
    if (depth > previous + 1) {
      report(
        'heading-skip',
        'warning',
        startOf(node),
        `Unexpected heading of depth ${depth} after depth ${previous}, expected at most ${previous + 1}`,
        `write \`${'#'.repeat(previous + 1)} ${title}\``,
      )
    }
    if (depth === 1 && extraction.sections.some((other) => other.depth === 1)) {
      report(
        'second-title',
        'warning',
        startOf(node),
        'Unexpected second heading of depth 1, expected one title in a chapter',
        'make it a section: `## …`',
      )
    }
    context.anchors.set(node, {anchor, number})
    section = extraction.sections.length
    extraction.sections.push({
      anchor,
      title,
      depth,
      number,
      line: node.position!.start.line,
      offset: startOf(node),
      informative: frontMatter.informative || informativeDepth > 0,
    })
  }

  function visit(node: Nodes, parent: Parents, around: Surroundings): void {
    const item = openItem(node, parent, around) ?? around.item
    const note = around.note || isInformative(node)
    const inner = {depth: around.depth + 1, note, item}
    if (inner.depth > maximumDepth) {
      report(
        'too-deep',
        'error',
        startOf(node),
        `Unexpected nesting of more than ${maximumDepth} blocks, expected a flatter text`,
        'take the inner blocks out of their containers',
      )
      if ('children' in node) node.children = []
      return
    }
    switch (node.type) {
      case 'paragraph':
      case 'tableCell':
        visitRunningText(node, parent, inner)
        break
      case 'definition':
        visitDefinition(node)
        break
      case 'code':
        visitCode(node)
        break
      case 'html':
        if (hasForeignHtml(node.value)) {
          report(
            'raw-html',
            'warning',
            startOf(node),
            'Unexpected raw HTML, expected Markdown',
            'write it in Markdown, or as code; it is shown as text',
          )
        }
        break
      case 'link':
      case 'image':
        visitDestination(node)
        break
      case 'linkReference':
      case 'imageReference': {
        const definition = definitions.get(node.identifier)
        if (definition && ids.typeOf((node.label ?? '').toUpperCase()) === undefined)
          visitDestination({...node, url: definition.url} as Nodes & {url: string})
        break
      }
    }
    if ('children' in node) for (const child of node.children as Nodes[]) visit(child, node as Parents, inner)
  }

  /** The item that this node is the container of, if it is one. */
  function openItem(node: Nodes, parent: Parents, around: Surroundings): Surroundings['item'] {
    const found = tagOf(node, parent)
    if (!found) return undefined
    const {tag, form} = found
    if (around.item) {
      report(
        'nested-item',
        'error',
        tag.offset,
        `Unexpected item \`${tag.id}\` inside ${around.item.row.id}, expected items side by side`,
        'end the outer item first, or escape the tag as `\\[…]`',
      )
      return undefined
    }
    const parts = ids.partsOf(tag.id)!
    const title = titleAfter(node, tag, source)
    const heading = {tag: source.slice(tag.offset, tag.end), title}
    const words = levelWordsOf(node)
    const text =
      node.type === 'tableRow'
        ? meaningOfRow(node.children, heading)
        : meaningOf(node.type === 'paragraph' ? [node] : (node as {children: Nodes[]}).children, heading)
    const isRequirement = settings.items[parts.type]!.level === 'required'
    const row: ExtractedItem = {
      id: tag.id,
      type: parts.type,
      title: title ? inlineText('children' in title ? (title.children as Nodes[]) : []).replace(/\.$/, '') : '',
      text,
      level: isRequirement ? (words[0]?.level ?? null) : null,
      levelWords: words.map(({word}) => word),
      form,
      section,
      block,
      ...linesOnly(positionOf(tag.offset)),
      offset: startOf(node),
      end: endOf(node),
      tagOffset: tag.offset,
      tagEnd: tag.end,
      sourceHash: shortHash(source.slice(startOf(node), endOf(node))),
      subject: isRequirement ? frontMatter.subject : null,
      device: isRequirement ? frontMatter.device : null,
      verify: isRequirement ? frontMatter.verify : null,
      profiles: isRequirement ? frontMatter.profiles : null,
      source: isRequirement ? frontMatter.source : [],
    }
    extraction.items.push(row)
    context.items.set(node, {item: row, title})
    context.tags.add(tag.offset)
    checkLevelWords(row, isRequirement, words, title ? inlineLevelWords(title) : [])
    checkExtent(row, node, parent, form)
    return {row, node}
  }

  function tagOf(node: Nodes, parent: Parents): {tag: Tag; form: TagPlace} | undefined {
    if (node.type === 'tableRow') {
      const first = node.children[0]
      if (parent.type !== 'table' || parent.children[0] === node || !first || !isTableOfItems(parent, settings))
        return undefined
      const tag = tagAt(first, source, ids) ?? nearMiss(first)
      return tag && {tag, form: 'row'}
    }
    const paragraph =
      node.type === 'paragraph'
        ? node
        : node.type === 'blockquote' || node.type === 'listItem'
          ? node.children[0]
          : undefined
    if (paragraph?.type !== 'paragraph') return undefined
    const container =
      node.type === 'paragraph' ? containerOf(paragraph, parent) : containerOf(paragraph, node as Parents)
    if (container.node !== node || !settings.tags.in.includes(container.form)) return undefined
    const tag = tagAt(paragraph, source, ids) ?? nearMiss(paragraph)
    return tag && {tag, form: container.form}
  }

  /** Where a tag may stand, something that looks like an id and is none is reported, never read as text in silence. */
  function nearMiss(node: Paragraph | TableCell): undefined {
    const first = node.children[0]
    const bracket = first?.type === 'text' ? bracketAt(source, startOf(first)) : undefined
    if (bracket && ids.isNearMiss(bracket.id) && !reportedNearMisses.has(bracket.offset)) {
      reportedNearMisses.add(bracket.offset)
      const patterns = Object.values(settings.items).map((item) => `\`${item.id}\``)
      report(
        'malformed-id',
        'error',
        bracket.offset,
        `Unexpected id \`${bracket.id}\`, expected ${patterns.join(', ')}`,
        'write the id as spec.yaml asks (`items`, `areas`), or `?` in place of the number',
      )
    }
    return undefined
  }

  function checkExtent(row: ExtractedItem, node: Nodes, parent: Parents, form: TagPlace): void {
    if (form === 'quote') {
      for (let line = lineAt(lines, startOf(node)) + 1; line <= lineAt(lines, endOf(node)); line++) {
        const text = source.slice(lines[line], lines[line + 1] ?? source.length)
        if (lines[line]! < endOf(node) && !/^[\s\d.)*+-]*>/.test(text)) {
          report(
            'lazy-continuation',
            'error',
            lines[line]! + (text.length - text.trimStart().length),
            `Unexpected line of ${row.id} without its quote mark, expected \`>\``,
            'put `> ` before it, or an empty line between them',
          )
        }
      }
    }
    if (form === 'row' || !source.slice(startOf(node), endOf(node)).trimEnd().endsWith(':')) return
    const siblings = parent.children as Nodes[]
    const next = siblings[siblings.indexOf(node) + 1]
    const follower = form === 'item' && !next ? followerOf(parent) : next
    if (follower && ['list', 'table', 'code'].includes(follower.type)) {
      report(
        'list-after-item',
        'error',
        startOf(follower),
        `Unexpected ${follower.type} after ${row.id}, which ends in a colon, expected it inside the item`,
        form === 'quote'
          ? 'put `> ` before its lines and before the empty line above it'
          : 'indent it to the text of the item',
      )
    }
  }

  function followerOf(list: Parents): Nodes | undefined {
    const index = tree.children.indexOf(list as Root['children'][number])
    return index < 0 ? undefined : tree.children[index + 1]
  }

  function levelWordsOf(container: Nodes): ReturnType<typeof findLevelWords> {
    const found: ReturnType<typeof findLevelWords> = []
    const walk = (node: Nodes, parent: Nodes | undefined): void => {
      if (node !== container && isInformative(node)) return
      if (node.type === 'paragraph' || node.type === 'tableCell') {
        if (isKeywordParagraph(node)) return
        const {unquoted, start} = maskParagraph(node, source)
        const title = parent && titleOf(container, node)
        const text = title ? `${' '.repeat(endOf(title) - start)}${unquoted.slice(endOf(title) - start)}` : unquoted
        found.push(...findLevelWords(text, settings.keywords).map((word) => ({...word, offset: word.offset + start})))
      } else if ('children' in node) {
        for (const child of node.children as Nodes[]) walk(child, node)
      }
    }
    walk(container, container)
    return found
  }

  function titleOf(container: Nodes, node: Paragraph | TableCell): Nodes | undefined {
    const tag = tagAt(firstRun(container) ?? node, source, ids)
    const title = tag && titleAfter(container, tag, source)
    return title && startOf(title) >= startOf(node) && endOf(title) <= endOf(node) ? title : undefined
  }

  function firstRun(node: Nodes): Paragraph | TableCell | undefined {
    if (node.type === 'paragraph' || node.type === 'tableCell') return node
    return 'children' in node && node.children[0] ? firstRun(node.children[0] as Nodes) : undefined
  }

  function inlineLevelWords(title: Nodes): string[] {
    return findLevelWords(inlineText('children' in title ? (title.children as Nodes[]) : []), settings.keywords).map(
      ({word}) => word,
    )
  }

  function checkLevelWords(
    row: ExtractedItem,
    isRequirement: boolean,
    words: {word: string; offset: number}[],
    inTitle: string[],
  ): void {
    const at = row.tagOffset
    if (inTitle.length > 0) {
      report(
        'level-word-in-title',
        'error',
        at,
        `Unexpected \`${inTitle[0]}\` in the title of ${row.id}, expected none`,
        'name the behaviour in the title; the sentence carries the level',
      )
    }
    if (!isRequirement && words.length > 0) {
      report(
        'level-word-in-item',
        'error',
        words[0]!.offset,
        `Unexpected \`${words[0]!.word}\` in ${row.id}, expected no level word in a ${row.type}`,
        'say it without capitals, or make it a requirement',
      )
    } else if (isRequirement && words.length === 0) {
      report(
        'no-level-word',
        'error',
        at,
        `Unexpected requirement ${row.id} without level word, expected exactly one`,
        'say what has to hold with MUST, MUST NOT, SHOULD, SHOULD NOT or MAY',
      )
    } else if (isRequirement && words.length > 1) {
      report(
        'several-level-words',
        'error',
        words[1]!.offset,
        `Unexpected ${words.length} level words in ${row.id}, expected exactly one`,
        'split it: one requirement for each obligation',
      )
    }
  }

  function visitRunningText(node: Paragraph | TableCell, parent: Parents, around: Surroundings): void {
    const masks = maskParagraph(node, source)
    for (const match of masks.references.matchAll(ids.anywhere)) {
      const offset = masks.start + match.index - 1
      const end = masks.start + match.index + match[0].length + 1
      if (source[offset] !== '[' || source[end - 1] !== ']' || isEscaped(source, offset) || context.tags.has(offset))
        continue
      if (findings.some((finding) => finding.rule === 'nested-item' && samePlace(finding, positionOf(offset)))) continue
      context.references.set(offset, match[1]!)
      extraction.references.push({
        id: match[1]!,
        ...linesOnly(positionOf(offset)),
        offset,
        end,
        block,
        within: around.item?.row.id ?? null,
      })
    }
    for (const match of masks.references.matchAll(/\[([A-Z0-9][A-Z0-9?_-]*)\]/g)) {
      const offset = masks.start + match.index
      if (!ids.isNearMiss(match[1]!) || isEscaped(source, offset) || reportedNearMisses.has(offset)) continue
      report(
        'malformed-id',
        'warning',
        offset,
        `Unexpected \`[${match[1]}]\`, expected an id of this specification`,
        'mend the id, or write it as code if it is none',
      )
    }
    if (around.item === undefined || around.note) checkLooseLevelWords(node, masks, around)
    if (node.type === 'paragraph' && isGlossary(parent)) {
      const term = termOf(node)
      if (term) extraction.terms.push({...term, ...linesOnly(positionOf(startOf(node)))})
    }
  }

  function checkLooseLevelWords(
    node: Paragraph | TableCell,
    masks: {unquoted: string; start: number},
    around: Surroundings,
  ): void {
    if (isKeywordParagraph(node)) return
    const informative = around.note || frontMatter.informative || extraction.sections[section]?.informative
    for (const {word, offset} of findLevelWords(masks.unquoted, settings.keywords)) {
      if (informative) {
        report(
          'level-word-in-informative',
          'error',
          masks.start + offset,
          `Unexpected \`${word}\` in informative text, expected no level word`,
          'say it without capitals, or move it into a requirement',
        )
      } else {
        const placeholder = placeholderFor(frontMatter.area)
        report(
          'untagged-normative',
          'warning',
          masks.start + offset,
          `Unexpected \`${word}\` outside an item, expected a tagged block`,
          `make the paragraph a block quote that opens with \`[${placeholder}]\``,
        )
      }
    }
  }

  function placeholderFor(area: string | null): string {
    const template = Object.values(settings.items).find((item) => item.level === 'required')?.id ?? '{name}'
    return template.replace('{area}', area ?? 'AREA').replace(/\{number:\d\}/, '?')
  }

  function isKeywordParagraph(node: Paragraph | TableCell): boolean {
    const text = source.slice(startOf(node), endOf(node))
    return /BCP\s+14|RFC\s*2119|RFC\s*8174/.test(text) && findLevelWords(text, settings.keywords).length > 2
  }

  function isGlossary(parent: Parents): boolean {
    if (settings.glossary?.path !== file || parent !== tree) return false
    return extraction.sections.some((candidate, index) => {
      if (candidate.anchor !== settings.glossary!.anchor || index > section) return false
      return extraction.sections.slice(index + 1, section + 1).every((later) => later.depth > candidate.depth)
    })
  }

  function visitDefinition(node: Extract<Nodes, {type: 'definition'}>): void {
    const label = (node.label ?? node.identifier).toUpperCase()
    const id = ids.typeOf(node.label ?? '') !== undefined ? node.label! : label
    if (ids.typeOf(id) === undefined) return
    report(
      'definition-hides-tag',
      'error',
      startOf(node),
      `Unexpected definition of \`${id}\`, expected none: Markdown makes every \`[${id}]\` a link to it`,
      'remove the colon, or the whole line',
    )
  }

  function visitCode(node: Code): void {
    const figure = figureOf(node)
    if (!figure) return
    const row = {...figure, ...linesOnly(positionOf(startOf(node))), offset: startOf(node), block}
    extraction.figures.push(row)
    context.figures.set(node, row)
    if (figure.alt === '') {
      report(
        'figure-without-alt',
        'error',
        startOf(node),
        `Unexpected ${figure.language} figure without alternative text, expected \`alt="…"\` on the fence line`,
        'say in one sentence what the figure shows: `alt="…"`',
      )
    }
  }

  function visitDestination(node: Nodes & {url: string}): void {
    const offset = startOf(node)
    if (node.type === 'link') {
      const bracket = bracketAt(source, offset)
      if (bracket && source[bracket.end] === '(' && ids.typeOf(bracket.id) !== undefined) {
        report(
          'tag-as-link',
          'error',
          offset,
          `Unexpected link around \`${bracket.id}\`, expected \`[${bracket.id}]\` alone`,
          'remove the part in round brackets: the publisher links it',
        )
      }
    } else if (node.type === 'image' && !node.alt?.trim()) {
      report(
        'image-without-alt',
        'error',
        offset,
        'Unexpected image without alternative text, expected `![what it shows](…)`',
        'say in one sentence what the image shows',
      )
    }
    const destination = resolveDestination(node.url, file)
    if (destination.type === 'refused') {
      report(
        'link-refused',
        'error',
        offset,
        `Unexpected ${destination.reason}`,
        'use a relative path below the root, or an https address',
      )
    } else if (destination.type === 'internal') {
      extraction.links.push({
        path: destination.path,
        anchor: destination.anchor,
        ...linesOnly(positionOf(offset)),
        image: node.type === 'image' || node.type === 'imageReference',
      })
    }
  }

  /** `<!-- avps:features DEVICE -->` asks for the table of a device's feature bits. */
  function visitComment(value: string, row: ExtractedBlock): void {
    const device = /^<!--\s*avps:features\s+([A-Za-z0-9_-]+)\s*-->\s*$/.exec(value)?.[1]
    if (device === undefined) return
    row.kind = 'features'
    row.html = device
  }
}

function samePlace(a: {line: number; column: number}, b: {line: number; column: number}): boolean {
  return a.line === b.line && a.column === b.column
}

function linesOnly({line, column}: {line: number; column: number}): {line: number; column: number} {
  return {line, column}
}

/** True where an odd number of backslashes stands before the character. */
export function isEscaped(source: string, offset: number): boolean {
  let backslashes = 0
  while (source[offset - 1 - backslashes] === '\\') backslashes++
  return backslashes % 2 === 1
}

function lineStarts(source: string): number[] {
  const starts = [0]
  for (let index = source.indexOf('\n'); index >= 0; index = source.indexOf('\n', index + 1)) starts.push(index + 1)
  return starts
}

/** Index of the line that holds the offset. */
function lineAt(starts: number[], offset: number): number {
  let low = 0
  let high = starts.length - 1
  while (low < high) {
    const middle = (low + high + 1) >> 1
    if (starts[middle]! <= offset) low = middle
    else high = middle - 1
  }
  return low
}
