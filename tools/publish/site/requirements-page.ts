import {requirementStates} from '../../model/states.ts'
import type {RequirementsRow} from '../../trace/site/rows.ts'
import {hrefOf} from './links.ts'
import {type Markup, markup} from './markup.ts'
import {stateBadge} from './state-badge.ts'
import {capitalised, levelClass, plural} from './words.ts'

type Item = RequirementsRow['items'][number]

export interface RequirementsView {
  groups: {anchor: string; title: string; count: string; bound: boolean; rows: string}[]
  retired: string
  choices: {name: string; label: string; values: string[]}[]
}

/** Requirements by area, then the other kinds of item, then the ids that are no longer used. */
export function requirementsView(row: RequirementsRow): RequirementsView {
  const areas = new Map(row.areas.map(([name]) => [name, [] as Item[]]))
  const elsewhere: Item[] = []
  const types = new Map<string, Item[]>()
  for (const item of row.items) {
    const [id, type] = item
    if (type !== 'requirement') {
      if (!types.has(type)) types.set(type, [])
      types.get(type)!.push(item)
    } else (areas.get(areaOf(id, areas) ?? '') ?? elsewhere).push(item)
  }
  const groups = [
    ...row.areas.map(([name, title]) => group(`area-${name}`, title, areas.get(name)!)),
    group('area-other', 'Other requirements', elsewhere),
    ...[...types].map(([type, items]) => group(`type-${type}`, capitalised(plural(2, type).slice(2)), items, false)),
  ].filter(({count}) => count !== '0')
  const found = new Set(row.items.flatMap((item) => statesOf(item).map(([, state]) => state)))
  const values = (read: (item: Item) => string[]) => [...new Set(row.items.flatMap(read))].sort()
  return {
    groups,
    retired: row.retired.map(retiredRow).join(''),
    choices: [
      {name: 'level', label: 'Level', values: values(([, , , , level]) => (level ? [level] : []))},
      {name: 'subject', label: 'Subject', values: values(([, , , , , subject]) => (subject ? [subject] : []))},
      {name: 'method', label: 'Method', values: values(([, , , , , , method]) => (method ? [method] : []))},
      {name: 'chapter', label: 'Chapter', values: values(([, type, , slug]) => (type === 'requirement' ? [slug] : []))},
      {name: 'target', label: 'Target', values: values((item) => statesOf(item).flatMap(([target]) => target || []))},
      {
        name: 'state',
        label: 'State',
        values: requirementStates.map(({name}) => name).filter((name) => found.has(name)),
      },
    ].filter((choice) => choice.values.length > 0),
  }
}

/** The name between two hyphens of an id that an area bears. */
function areaOf(id: string, areas: Map<string, unknown>): string | undefined {
  const parts = id.split('-')
  return parts.find((part) => areas.has(part)) ?? [...areas.keys()].find((name) => id.includes(name))
}

/** `bound`: requirements, which have a level, a subject and all that follows. */
function group(anchor: string, title: string, items: Item[], bound = true): RequirementsView['groups'][number] {
  const rows = items.map(bound ? requirementRow : itemRow).join('')
  return {anchor, title, count: String(items.length), bound, rows}
}

/** On each target; under no name where there is none to be judged. */
function statesOf([, , , , , , , , verdicts, caseless]: Item): [target: string, state: string][] {
  if (verdicts === null) return caseless ? [['', 'no case']] : []
  return verdicts.map(([target, , , state]) => [target, state])
}

function itemRow([id, , title, slug, , , , state]: Item): string {
  return markup`<tr id="${id}" data-level="" data-subject="" data-method="" data-chapter="" data-state=""><td>${idLink(id, slug)}</td><td>${title}${changed(state)}</td></tr>
`.text
}

function idLink(id: string, slug: string): Markup {
  return markup`<a class="id" href="${hrefOf(slug, id, 'requirements')}">${id}</a>`
}

function changed(state: string): Markup | null {
  return state === 'suspect' ? markup` <span class="suspect">changed</span>` : null
}

function requirementRow(item: Item): string {
  const [id, , title, slug, level, subject, method, state, verdicts, caseless] = item
  const badges: Markup[] = (verdicts ?? []).map(([target, , , reason]) => stateBadge(target, reason))
  if (verdicts === null && caseless) badges.push(markup`<li class="state no-case">no case yet</li>`)
  return markup`<tr id="${id}" data-level="${level ?? ''}" data-subject="${subject ?? ''}" data-method="${method ?? ''}" data-chapter="${slug}" data-state="${statesOf(
    item,
  )
    .map(([target, state]) => `${target}:${state}`)
    .join(
      '|',
    )}"><td>${idLink(id, slug)}</td><td>${level ? markup`<span class="level ${levelClass(level)}">${level}</span>` : null}</td><td>${title}${changed(state)}</td><td>${subject}</td><td>${method}</td><td>${badges.length > 0 ? markup`<ul class="facts">${badges}</ul>` : null}</td></tr>
`.text
}

function retiredRow([id, title, revision, reason, successor, slug, since]: RequirementsRow['retired'][number]): string {
  const link = successor === null ? markup`none` : slug === null ? markup`${successor}` : idLink(successor, slug)
  return markup`<tr id="${id}"><td><span class="id">${id}</span></td><td>${title}</td><td>${since}</td><td class="right">${revision}</td><td>${reason}</td><td>${link}</td></tr>
`.text
}
