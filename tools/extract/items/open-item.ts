import type {Nodes, Paragraph, TableCell} from 'mdast'
import type {ExtractedItem} from '../../model/extraction.ts'
import type {TagPlace} from '../../model/spec.ts'
import {shortHash} from '../../text/hash.ts'
import type {Chapter, Surroundings} from '../chapter.ts'
import {isInformativePlace} from '../structure/informative.ts'
import {endOf, startOf} from '../words/masks.ts'
import {checkExtent} from './extent.ts'
import {meaningOf} from './meaning.ts'
import {checkLevelWords} from './one-level-word.ts'
import {bracketAt, containerOf, isTableOfItems, type Tag, tagAt, titleAfter} from './tags.ts'
import {shownText} from './wording.ts'

/** The item that a node is the container of, if it is one: added to the chapter's, and checked on its own. */
export function openItem(chapter: Chapter, node: Nodes, around: Surroundings): ExtractedItem | undefined {
  const found = tagOf(chapter, node, around)
  if (!found) return undefined
  const {tag, form} = found
  if (around.item) {
    chapter.nestedTags.add(tag.offset)
    chapter.places.report(
      'nested-item',
      tag.offset,
      `Unexpected item \`${tag.id}\` inside ${around.item.id}, expected items side by side`,
      'end the outer item first, or escape the tag as `\\[…]`',
    )
    return undefined
  }
  const {source, settings, frontMatter, places} = chapter
  const {type} = settings.ids.partsOf(tag.id)!
  const title = titleAfter(node, tag)
  const {text, levelWords: words} = meaningOf(node, {tag, title}, source, settings.keywords)
  const isRequirement = settings.items[type]!.level === 'required'
  const {line, column} = places.placeOf(tag.offset)
  const item: ExtractedItem = {
    id: tag.id,
    name: nameOf(tag.id, chapter),
    type,
    title: title ? shownText(title.children as Nodes[], chapter.found.rawHtml).replace(/\.$/, '') : '',
    text,
    level: isRequirement ? (words[0]?.level ?? null) : null,
    levelWords: words.map(({word}) => word),
    informative: isRequirement && isInformativePlace(chapter, around),
    form,
    section: chapter.section,
    block: chapter.block,
    line,
    column,
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
  chapter.extraction.items.push(item)
  chapter.found.items.set(node, {item, title})
  chapter.found.tags.add(tag.offset)
  checkLevelWords(chapter, item, isRequirement, words, title)
  if (item.informative) reportInformative(chapter, item)
  checkExtent(chapter, item, node, around)
  return item
}

/** Placeholders without a working name may stand side by side. */
function nameOf(id: string, chapter: Chapter): string {
  return id.endsWith('?') ? `${id}~${chapter.slug}-${++chapter.nameless}` : id
}

function reportInformative({places}: Chapter, {id, tagOffset}: ExtractedItem): void {
  places.report(
    'informative-requirement',
    tagOffset,
    `Unexpected requirement ${id} in an informative place, expected it where text binds; it is not counted`,
    'move it out of the informative chapter, section or note, or make plain text of it',
  )
}

/** The tag that makes an item of this very node, in one of the forms that the specification allows. */
function tagOf(chapter: Chapter, node: Nodes, {parent}: Surroundings): {tag: Tag; form: TagPlace} | undefined {
  const {settings, source} = chapter
  if (node.type === 'tableRow') {
    const first = node.children[0]
    if (parent.type !== 'table' || parent.children[0] === node || !first || !isTableOfItems(parent, settings))
      return undefined
    const tag = tagAt(first, source, settings.ids) ?? reportNearMiss(chapter, first)
    return tag && {tag, form: 'row'}
  }
  const paragraph =
    node.type === 'paragraph'
      ? node
      : node.type === 'blockquote' || node.type === 'listItem'
        ? node.children[0]
        : undefined
  if (paragraph?.type !== 'paragraph') return undefined
  const container = containerOf(paragraph, node === paragraph ? parent : (node as typeof parent))
  if (container.node !== node || !settings.tags.in.includes(container.form)) return undefined
  const tag = tagAt(paragraph, source, settings.ids) ?? reportNearMiss(chapter, paragraph)
  return tag && {tag, form: container.form}
}

/** Where a tag may stand, something that looks like an id and is none is reported, never read as text in silence. */
function reportNearMiss(
  {source, settings: {ids, items}, nearMisses, places}: Chapter,
  node: Paragraph | TableCell,
): undefined {
  const first = node.children[0]
  const bracket = first?.type === 'text' ? bracketAt(source, startOf(first)) : undefined
  if (!bracket || !ids.isNearMiss(bracket.id) || nearMisses.has(bracket.offset)) return undefined
  nearMisses.add(bracket.offset)
  const patterns = Object.values(items).map(({id}) => `\`${id}\``)
  places.report(
    'malformed-id',
    bracket.offset,
    `Unexpected id \`${bracket.id}\`, expected ${patterns.join(', ')}`,
    'write the id as spec.yaml asks (`items`, `areas`), or `?` in place of the number',
  )
  return undefined
}
