import type {InlineNode} from '../../model/chapter-tree.ts'
import {shareInWords} from '../../model/state-counts.ts'
import {requirementStates} from '../../model/states.ts'
import {paragraph, type Section, table, type Words} from '../tree/build.ts'
import {warnOf} from '../tree/with-errors.ts'
import {references, state} from '../tree/words.ts'
import {gapWords, nothingOwed} from './conclusion.ts'
import type {Report} from './report.ts'

/** Several targets of one specification side by side: their counts, and every requirement in which they differ. */
export function comparisonSections(reports: Report[]): Section[] {
  return [
    {
      slug: 'figures',
      title: 'In figures',
      blocks: [...warnOf(reports[0]!.errors), ...reports.map(figure), countsTable(reports)],
    },
    ...(reports[0]?.conclusions.length
      ? [{slug: 'profiles', title: 'Conclusion by profile', blocks: [profileTable(reports)]}]
      : []),
    {slug: 'differences', title: 'Where they differ', blocks: differences(reports)},
  ]
}

function figure(report: Report) {
  return paragraph(
    {type: 'strong', children: [report.target.title]},
    `, ${basis(report)}: ${shareInWords(report.counts)}.`,
  )
}

export function basis({basis: known, claim}: Report): string {
  return known === 'claim'
    ? `claimed as ${claim!.implementation} ${claim!.version}`
    : 'a survey, for which nobody answers'
}

function countsTable(reports: Report[]) {
  const occurring = requirementStates.filter(({name}) => reports.some(({counts}) => counts.states[name]))
  const numbers = (of: (report: Report) => number) => reports.map((report) => String(of(report)))
  return table(
    ['State', ...reports.map(nameOf)],
    [
      ...occurring.map(({name}): Words[] => [
        [state('requirement', name)],
        ...numbers(({counts}) => counts.states[name] ?? 0),
      ]),
      ['Asked of this target', ...numbers(({counts}) => counts.counted)],
      ['Shown', ...numbers(({counts}) => counts.shown)],
      ['All requirements', ...numbers(({counts}) => counts.requirements)],
    ],
    [null, ...reports.map(() => 'right' as const)],
  )
}

function profileTable(reports: Report[]) {
  return table(
    ['Profile', ...reports.map(nameOf)],
    (reports[0]?.conclusions ?? []).map(({profile}, index) => [
      profile,
      ...reports.map(({conclusions}) => concluded(conclusions[index]!)),
    ]),
  )
}

function concluded(one: Report['conclusions'][number]): string {
  if (one.claimed === false) return 'not claimed'
  if (one.obligations === 0) return nothingOwed
  if (one.conforms) return 'conforms, as shown'
  return `${one.claimed === null ? 'no statement' : 'not shown'}: ${gapWords(one, 'open')}`
}

function differences(reports: Report[]) {
  const rows = (reports[0]?.requirements ?? []).flatMap(({id, level, title}, index) => {
    const states = reports.map(({requirements}) => requirements[index]!.state)
    if (new Set(states).size === 1) return []
    return [
      [[...references([id]), ` ${title}`], level, ...states.map((name): InlineNode[] => [state('requirement', name)])],
    ]
  })
  if (rows.length === 0) return [paragraph('Nowhere: every requirement has the same state on all of them.')]
  return [
    paragraph(
      `${rows.length} of ${reports[0]!.requirements.length} requirements have not the same state on all of them.`,
    ),
    table(['Requirement', 'Level', ...reports.map(nameOf)], rows),
  ]
}

function nameOf({target}: Report): string {
  return target.name
}
