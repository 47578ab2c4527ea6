import {holdsItem} from '../../model/chapter-tree.ts'
import type {ChapterRow, RequirementsRow} from '../../trace/site/rows.ts'
import {scriptData} from './script-data.ts'
import {textOfBlock} from './tree-text.ts'

export interface SearchDocument {
  /** Id of an item, number of a section; empty for a chapter. */
  reference: string
  anchor: string
  title: string
  text: string
  level: string
}

/** What the search finds in one chapter, as a script that adds it to what is loaded already. */
export function searchShard(chapter: ChapterRow): string {
  return shard(chapter.slug, `${chapter.number} ${chapter.title}`, documentsOf(chapter))
}

/** Ids that are no longer used: whoever meets one in an old document looks for it. */
export function retiredShard({retired}: RequirementsRow): string {
  const documents = retired.map(([id, title, , reason]) => ({
    reference: id,
    anchor: id,
    title,
    text: reason ?? '',
    level: '',
  }))
  return shard('requirements', 'Retired ids', documents)
}

function shard(slug: string, chapter: string, documents: SearchDocument[]): string {
  return `;(window.specificationShards = window.specificationShards || []).push(${scriptData({slug, chapter, documents})})\n`
}

/** One document an item, and one a section with the text that is no item. */
export function documentsOf(chapter: ChapterRow): SearchDocument[] {
  const prose = new Map<string, string[]>()
  for (const [block, section] of chapter.blocks) {
    if (block.type === 'heading' || block.type === 'features' || holdsItem(block)) continue
    const text = textOfBlock(block)
    const known = prose.get(section ?? '')
    if (known) known.push(text)
    else prose.set(section ?? '', [text])
  }
  const sections = chapter.sections.map(([anchor, title, depth, number]) => ({
    reference: depth === 1 ? String(chapter.number) : number,
    anchor,
    title,
    text: prose.get(anchor)?.join(' ') ?? '',
    level: '',
  }))
  const items = chapter.items.map(({id, title, text, level}) => ({
    reference: id,
    anchor: id,
    title,
    text: text.replace(/\s+/g, ' '),
    level: level ?? '',
  }))
  return [...sections, ...items]
}
