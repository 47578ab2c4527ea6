import type {KeptRows, KeptTable} from '../disk/cache.ts'
import type {ComposedItem} from '../model/composition.ts'
import type {Extraction} from '../model/extraction.ts'
import type {LedgerEvent} from '../model/sources.ts'
import type {ChapterPlace, Spec} from '../model/spec.ts'
import {keyOf} from './keys.ts'
import type {Table} from './table.ts'
import {anchorRows, anchorTable} from './tables/anchor.ts'
import {blockRows, blockTable} from './tables/block.ts'
import {chapterRow, chapterTable} from './tables/chapter.ts'
import {figureRows, figureTable} from './tables/figure.ts'
import {itemRow, itemTable} from './tables/item.ts'
import {ledgerEventRows, ledgerEventTable} from './tables/ledger-event.ts'
import {type LinkRow, linkRow, linkTable} from './tables/link.ts'
import {pageLinkRows, pageLinkTable} from './tables/page-link.ts'
import {
  type ProfileRequirementRow,
  profileRequirementRows,
  profileRequirementTable,
} from './tables/profile-requirement.ts'
import {referenceRows, referenceTable} from './tables/reference.ts'
import {type RequirementRow, requirementRow, requirementTable} from './tables/requirement.ts'
import {sectionRows, sectionTable} from './tables/section.ts'
import {termRows, termTable} from './tables/term.ts'

/** Tables whose rows are kept from build to build, in the order in which they are filled. */
export const keptTables: readonly KeptTable[] = [
  chapterTable,
  sectionTable,
  blockTable,
  referenceTable,
  pageLinkTable,
  anchorTable,
  termTable,
  figureTable,
  itemTable,
  requirementTable,
  profileRequirementTable,
  linkTable,
  ledgerEventTable,
]

function of<Row extends object>(table: Table<Row>, rows: Row[]): KeptRows {
  return {table, rows}
}

/** What a chapter's text alone decides. */
export function extractionRows(place: ChapterPlace, text: string, extraction: Extraction): KeptRows[] {
  return [
    of(chapterTable, [chapterRow(place, text, extraction)]),
    of(sectionTable, sectionRows(place, extraction)),
    of(blockTable, blockRows(place, extraction)),
    of(referenceTable, referenceRows(place, extraction)),
    of(pageLinkTable, pageLinkRows(place, extraction)),
    of(anchorTable, anchorRows(place, extraction)),
    of(termTable, termRows(place, extraction)),
    of(figureTable, figureRows(place, extraction)),
  ]
}

/** What its text, its entries and the ledger decide together. What does not bind has no row but its item's. */
export function compositionRows(
  {number: chapter}: ChapterPlace,
  items: ComposedItem[],
  {links, profiles}: Spec,
): KeptRows[] {
  const requirements: RequirementRow[] = []
  const held: ProfileRequirementRow[] = []
  const linked: LinkRow[] = []
  items.forEach(({id, extracted, requirement}, index) => {
    if (!requirement || extracted.informative) return
    requirements.push(requirementRow(keyOf(chapter, index), extracted.level, requirement))
    held.push(...profileRequirementRows(id, requirement.profiles, profiles))
    for (const link of requirement.links) linked.push(linkRow(chapter, linked.length, id, link, links))
  })
  return [
    of(
      itemTable,
      items.map((item, index) => itemRow(chapter, index, item)),
    ),
    of(requirementTable, requirements),
    of(profileRequirementTable, held),
    of(linkTable, linked),
  ]
}

export function ledgerRows(events: LedgerEvent[]): KeptRows[] {
  return [of(ledgerEventTable, ledgerEventRows(events))]
}
