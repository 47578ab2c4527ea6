import {stateOf} from '../../model/states.ts'
import type {ChapterRow, ItemRow, LinkRow} from '../../trace/site/rows.ts'
import {itemFacts, profilesOf} from './item-facts.ts'
import {hrefOf, itemLink} from './links.ts'
import {breakable, type Markup, markup} from './markup.ts'
import {arriving, capitalised} from './words.ts'

/** Entries of lists that have been written already: most items of a chapter serve the same needs and cite the same clauses. */
export type KnownLinks = Map<string, Markup>

/** What stands below an item's text: the important half in one line, the rest folded away. */
export function itemTrace(item: ItemRow, chapter: ChapterRow, known: KnownLinks): Markup {
  const summary = item.type === 'requirement' ? 'Rationale and trace' : 'Trace'
  const details = markup`<details><summary>${summary}</summary>\n<dl>\n${rows(item, chapter, known)}</dl></details>`
  return markup`<div class="trace${item.form === 'row' ? ' compact' : ''}">${itemFacts(item, chapter)}${details}</div>`
}

function rows(item: ItemRow, chapter: ChapterRow, known: KnownLinks): Markup[] {
  const out: Markup[] = []
  const row = (name: string, content: Markup | null) => {
    if (content) out.push(markup`<dt>${name}</dt><dd>${content}</dd>\n`)
  }
  row('Rationale', item.rationale ? markup`${item.rationale}` : null)
  if (item.type === 'requirement' && item.form === 'row') {
    row('Binds', item.subject ? markup`the ${item.subject}` : null)
    row('Verified by', item.verify ? markup`${item.verify}` : null)
    row('Profiles', markup`${profilesOf(item, chapter) ?? 'all'}`)
  }
  if (item.condition === 'always') row('Applies', markup`always`)
  for (const [role, links] of byRole(item.outgoing ?? []))
    row(capitalised(role.replace(/[-_]/g, ' ')), linkList(links, chapter, known))
  for (const [role, links] of byRole(item.incoming)) row(arriving(role), linkList(links, chapter, known))
  row('Evidence asked for', item.evidence ? markup`${item.evidence}` : null)
  if (item.answer === 'case') row('Cases', cases(item))
  row('States', stateList(item))
  row('Accepted gaps', waivers(item))
  row('History', history(item, chapter))
  return out
}

function byRole(links: LinkRow[]): Map<string, LinkRow[]> {
  const roles = new Map<string, LinkRow[]>()
  for (const link of links) {
    const known = roles.get(link[0])
    if (known) known.push(link)
    else roles.set(link[0], [link])
  }
  return roles
}

function linkList(links: LinkRow[], chapter: ChapterRow, known: KnownLinks): Markup {
  const entries = links.map((link) => {
    const key = `${link[1]} ${link[4]}`
    let entry = known.get(key)
    if (!entry) {
      entry = linkEntry(link, chapter)
      known.set(key, entry)
    }
    return entry
  })
  return markup`<ul>${entries}</ul>`
}

function linkEntry([, id, title, slug, status]: LinkRow, chapter: ChapterRow): Markup {
  const name = slug === null && id.includes('#') ? clause(id, title, chapter) : itemLink(id, title, slug, chapter.slug)
  const mark = status === 'covers' || status === 'resolved' ? null : markup` <span class="status">${status}</span>`
  return markup`<li>${name}${mark}</li>`
}

/** `catalogue#alias`: where another standard says it, under our name and its own. */
function clause(id: string, label: string | null, chapter: ChapterRow): Markup {
  const hash = id.indexOf('#')
  const known = chapter.catalogues[id.slice(0, hash)]
  if (!known || label === null) return markup`<span class="unresolved">${id}</span> (no such clause)`
  const [standard, revision, url] = known
  const name =
    url && /^https?:\/\//i.test(url)
      ? markup`<a href="${url}" rel="noopener" title="${revision}">${standard}</a>`
      : markup`${standard}`
  return markup`${name}, <code>${breakable(id.slice(hash + 1))}</code> <span class="label">${breakable(label)}</span>`
}

function cases(item: ItemRow): Markup {
  if (!item.cases) return markup`No case yet.`
  const answersOf = new Map<string | null, NonNullable<ItemRow['answers']>>()
  for (const row of item.answers ?? []) {
    const known = answersOf.get(row[0])
    if (known) known.push(row)
    else answersOf.set(row[0], [row])
  }
  return markup`<ul>${item.cases.map(([id, title, file, revision, status, imported]) => {
    const answers = answersOf.get(id) ?? []
    return markup`<li>${title}${imported && markup`, imported from ${imported}`} <code>${breakable(file)}</code>${status === 'covers' ? null : markup` <span class="status">${status}, written for revision ${revision}</span>`}${answers.length > 0 ? markup`<ul>${answers.map((row) => answer(row, imported))}</ul>` : null}</li>`
  })}</ul>`
}

/** `known`: the report that its case comes from, which is not said twice. */
function answer(
  [, target, state, reason, evidence, imported]: NonNullable<ItemRow['answers']>[number],
  known: string | null,
): Markup {
  const seen = evidence?.includes('\n')
    ? markup`<div class="evidence">${evidence}</div>`
    : evidence && markup` (${evidence})`
  const from = imported && imported !== known ? markup`, imported from ${imported}` : null
  return markup`<li>${target}: ${state}${reason && reason !== state ? markup`, ${reason}` : null}${from}${seen}</li>`
}

function stateList(item: ItemRow): Markup | null {
  if (!item.verdicts) return null
  return markup`<ul>${item.verdicts.map(([target, , , reason]) => {
    const documents = (item.answers ?? []).filter(([testCase, of]) => testCase === null && of === target)
    return markup`<li>${target}: ${reason}; ${stateOf('requirement', reason).meaning}${documents.map(([, , , , document]) => markup` (${document})`)}</li>`
  })}</ul>`
}

function waivers(item: ItemRow): Markup | null {
  if (!item.waivers) return null
  return markup`<ul>${item.waivers.map(([target, testCase, observed, reason, owner, until]) => markup`<li>${target}${testCase ? markup`, <code>${breakable(testCase)}</code>` : null}${observed ? `, ${observed.replaceAll('-', ' ')}` : null}: ${reason} (${owner}, until ${until})</li>`)}</ul>`
}

function history(item: ItemRow, chapter: ChapterRow): Markup {
  const events = (item.history ?? []).map(([event, revision, revisionClass, since, reason]) => {
    const name = event === 'issue' ? 'issued' : event === 'revise' ? `revised (${revisionClass})` : 'retired'
    return markup`; ${name} in ${since} as revision ${revision}${reason ? markup`: ${reason}` : null}`
  })
  const state =
    item.state === 'unissued'
      ? 'id not issued yet'
      : item.state === 'suspect'
        ? 'changed, not accepted yet'
        : 'in force'
  return markup`Revision ${item.revision}, ${state}${events}; hash <code>${item.hash}</code>; <code>${breakable(chapter.path)}</code> line ${item.line}; <a href="${hrefOf('requirements', item.id, chapter.slug)}">in the index</a>`
}
