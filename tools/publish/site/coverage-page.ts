import {countStates, shareInWords} from '../../model/state-counts.ts'
import {requirementStates, stateClass} from '../../model/states.ts'
import type {CoverageRow} from '../../trace/site/rows.ts'
import {coverageBar, shownFirst} from './coverage-bar.ts'
import {hrefOf} from './links.ts'
import {type Markup, markup} from './markup.ts'

export interface CoverageView {
  states: {name: string; look: string; counted: string; meaning: string}[]
  targets: {
    name: string
    title: string
    basis: string
    /** Beside the site: a report, and the statement where there is a claim. */
    leads: {href: string; name: string}[]
    figure: string
    bar: string
    columns: {name: string; look: string}[]
    rows: string
  }[]
  /** Of all targets, and of none. */
  leads: {href: string; name: string}[]
  /** Of the table of needs. */
  names: string[]
  needs: string
}

/** Target by target and chapter by chapter; every number leads to the list behind it. */
export function coverageView(row: CoverageRow): CoverageView {
  return {
    states: requirementStates.map(({name, counted, meaning}) => ({
      name,
      look: stateClass(name),
      counted: counted ? 'yes' : 'no, beside',
      meaning,
    })),
    targets: row.targets.map((target) => targetView(target, row)),
    leads: row.reports
      ? [
          {href: '../reports/targets.html', name: 'Targets side by side'},
          {href: '../reports/pics.html', name: 'Form of the conformance statement'},
        ]
      : [],
    names: row.targets.map(({name}) => name),
    needs: row.needs.map(needRow).join(''),
  }
}

function targetView(
  target: CoverageRow['targets'][number],
  {counts, chapters, reports}: CoverageRow,
): CoverageView['targets'][number] {
  const own = counts.filter(([name]) => name === target.name)
  const whole = byState(own)
  const columns = shownFirst.filter(({name}) => whole.has(name)).map(({name}) => ({name, look: stateClass(name)}))
  const rows = chapters.flatMap(([number, slug, title]) => {
    const states = byState(own.filter(([, chapter]) => chapter === number))
    if (states.size === 0) return []
    return [
      markup`<tr><th scope="row"><a href="${hrefOf(slug, '', '')}">${number} ${title}</a></th><td class="bar">${coverageBar(states)}</td>${columns.map(({name}) => numberCell(states, name, {target: target.name, chapter: slug}))}</tr>\n`,
    ]
  })
  return {
    name: target.name,
    title: target.title,
    basis: basisOf(target),
    leads: reports
      ? [
          {href: `../reports/${encodeURIComponent(target.name)}/report.html`, name: 'Report'},
          ...(target.claimed
            ? [{href: `../reports/${encodeURIComponent(target.name)}/pics.html`, name: 'Conformance statement'}]
            : []),
        ]
      : [],
    figure: shareInWords(countStates(whole)),
    bar: coverageBar(whole).text,
    columns,
    rows: [
      ...rows,
      markup`<tr class="whole"><th scope="row">All</th><td class="bar">${coverageBar(whole)}</td>${columns.map(({name}) => numberCell(whole, name, {target: target.name}))}</tr>\n`,
    ]
      .map(({text}) => text)
      .join(''),
  }
}

export function basisOf({claimed, version}: {claimed: 0 | 1; version: string | null}): string {
  return claimed ? `a claim${version ? `, version ${version}` : ''}` : 'a survey: nobody answers for it'
}

function byState(counts: CoverageRow['counts']): Map<string, number> {
  const found = new Map<string, number>()
  for (const [, , state, number] of counts) found.set(state, (found.get(state) ?? 0) + number)
  return found
}

function numberCell(counts: ReadonlyMap<string, number>, state: string, filter: Record<string, string>): Markup {
  const number = counts.get(state) ?? 0
  if (number === 0) return markup`<td class="right"></td>`
  return markup`<td class="right"><a href="requirements.html?${new URLSearchParams({...filter, state}).toString()}">${number}</a></td>`
}

function needRow([id, title, slug, targets]: CoverageRow['needs'][number]): string {
  const cells = targets.map(([, state, verified, attested, counted, open]) => {
    const links = open.map(([requirement, name, page], index) => [
      ...(index === 0 ? [] : [markup`, `]),
      markup`<a class="id" href="${hrefOf(page, requirement, 'coverage')}" title="${name}">${requirement}</a>`,
    ])
    return markup`<td><span class="state need-${stateClass(state)}">${counted === 0 ? state : `${verified + attested} of ${counted} shown`}</span>${open.length === 0 ? null : markup` <details><summary>${open.length} open</summary>${links.flat()}</details>`}</td>`
  })
  return markup`<tr><th scope="row"><a class="id" href="${hrefOf(slug, id, 'coverage')}">${id}</a> ${title}</th>${cells}</tr>\n`
    .text
}
