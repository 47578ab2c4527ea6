import type {BlockNode, InlineNode} from '../../model/chapter-tree.ts'
import {shareInWords} from '../../model/state-counts.ts'
import {requirementStates, stateOf} from '../../model/states.ts'
import {facts, heading, list, paragraph, type Section, table, type Words} from '../tree/build.ts'
import {warnOf} from '../tree/with-errors.ts'
import {code, references, state, strong} from '../tree/words.ts'
import {gapWords, nothingOwed} from './conclusion.ts'
import {gaps} from './gaps.ts'
import type {Report, ReportedRequirement} from './report.ts'

/** The whole report, as sections of the tree that site and PDF print. What is wrong comes before what is right. */
export function reportSections(report: Report): Section[] {
  return [
    {
      slug: 'summary',
      title: 'Summary',
      blocks: [...identification(report), ...states(report), ...conclusions(report), ...figures(report)],
    },
    gaps.unmet(report),
    gaps.open(report),
    gaps.beside(report),
    {slug: 'shown', title: 'What was shown', blocks: shownBlocks(report)},
  ]
}

function identification({
  basis,
  target,
  claim,
  runs,
  specification,
  errors,
  tool,
  commit,
  suite_digest: suite,
}: Report): BlockNode[] {
  return [
    ...warnOf(errors),
    paragraph(
      basis === 'claim'
        ? 'This report holds what was shown of an implementation against what its supplier claims of it.'
        : 'A survey: the implementation was observed, and nobody answers for it. This report states no conformance.',
    ),
    heading('identification', 'Identification'),
    facts([
      ['Target', `${target.title} (${target.name})`],
      ['Implementation', claim && `${claim.implementation} ${claim.version}`],
      ['Version that results have to be of', target.version ?? 'any'],
      ['System', claim?.system ?? null],
      ['Hardware', claim ? claim.hardware : 'not stated: a survey'],
      ['Supplier, contact', claim && [claim.supplier, claim.contact].filter(Boolean).join(', ')],
      ['Client', claim?.client ?? null],
      ['Claim', claim && [code(claim.file), ` digest ${claim.digest}${claim.date ? `, of ${claim.date}` : ''}`]],
      ['Answers for', `the ${target.subjects.join(', the ')}`],
      ['Reached through', `adapter ${target.adapter}`],
      [
        'Specification',
        `${specification.title} ${specification.version} (${specification.status}), ${specification.date}; digest of its requirements ${specification.digest}`,
      ],
      ['Specification that the claim names', otherSpecification(claim, specification)],
      ['Conformance suite', `digest of its cases ${suite}`],
      ['Made by', `avps ${tool}`],
      ['Commit', commit === undefined ? null : [code(commit)]],
    ]),
    runs.length === 0
      ? paragraph('Nothing was run.')
      : table(
          ['Run', 'Date', 'Suite', 'Version seen', 'Specification', 'Claim'],
          runs.map((run) => [
            [code(run.file)],
            run.date ?? 'not stated',
            run.suite,
            run.version,
            run.specification,
            run.current_claim === null ? 'none' : run.current_claim ? 'this one' : 'an earlier one',
          ]),
        ),
    ...judgedBlocks(runs),
  ]
}

/** What lay under the suite, as the runs saw it. */
function judgedBlocks(runs: Report['runs']): BlockNode[] {
  const rows = runs.flatMap(({file, judged}) =>
    Object.entries(judged).map(([name, what]): Words[] => [[code(file)], name, what]),
  )
  return rows.length === 0 ? [] : [table(['Run', 'What was judged', 'Its version or digest'], rows)]
}

/** Null where it is this one, or none. */
function otherSpecification(claim: Report['claim'], {short, version}: Report['specification']): string | null {
  const named = claim?.specification ?? ''
  return named === '' || named === `${short} ${version}` ? null : named
}

function conclusions({conclusions, basis}: Report): BlockNode[] {
  const judged = conclusions.filter(({claimed}) => claimed !== false)
  const others = conclusions.filter(({claimed}) => claimed === false)
  return [
    heading('conclusion', 'Conclusion by profile'),
    paragraph(
      conclusions.length === 0
        ? 'None: the specification has no profiles.'
        : 'A profile is met where each of its obligations that apply was shown. A recommendation that is not followed is told, and takes nothing away.',
    ),
    ...judged.flatMap((one, index) => concluded(one, judged.slice(0, index))),
    ...(others.length === 0 || basis === 'survey'
      ? []
      : [paragraph(`Not claimed: ${others.map(({profile}) => profile).join(', ')}.`)]),
  ]
}

/** A profile that extends another repeats its obligations: what stands under one before is not listed again. */
function concluded(one: Report['conclusions'][number], before: Report['conclusions']): BlockNode[] {
  const listed = new Set(
    before.flatMap(({prevents, denies, departs}) => [...prevents.flatMap(({ids}) => ids), ...denies, ...departs]),
  )
  const group = (words: InlineNode[], ids: string[]): Words[] => {
    const fresh = ids.filter((id) => !listed.has(id))
    return fresh.length === 0 ? [] : [[...words, ` (${fresh.length}): `, ...references(fresh)]]
  }
  const groups = [
    ...one.prevents.flatMap(({state: name, ids}) =>
      group([state('requirement', name), `, ${stateOf('requirement', name).meaning}`], ids),
    ),
    ...group(['denied by the claim'], one.denies),
    ...group(['recommended, and not shown'], one.departs),
  ]
  return [
    paragraph(
      strong(`${one.profile}: `),
      verdictOf(one),
      groups.length > 0 && before.length > 0 ? ' Besides those above:' : null,
    ),
    ...(groups.length === 0 ? [] : [list(groups)]),
  ]
}

function verdictOf(one: Report['conclusions'][number]): string {
  const {obligations, conforms, stated} = one
  if (obligations === 0) return `${nothingOwed}${stated ? ', though the claim states conformance' : ''}.`
  if (conforms) return 'conforms, as shown.'
  const owed = `${gapWords(one, 'not shown')}.`
  if (conforms === null) return `no statement, since nobody claims it; ${owed}`
  return `conformance is not shown${stated ? ', though the claim states it' : ''}: ${owed}`
}

function states({counts}: Report): BlockNode[] {
  const occurring = requirementStates.filter(({name}) => (counts.states[name] ?? 0) > 0)
  return [
    heading('figures', 'In figures'),
    paragraph(`${shareInWords(counts)}. Observed and attested are never added up in silence.`),
    table(
      ['State', 'Requirements', 'Counted', 'Meaning'],
      occurring.map(({name, counted, meaning}) => [
        [state('requirement', name)],
        String(counts.states[name]),
        counted ? 'yes' : 'no, stands beside',
        meaning,
      ]),
      [null, 'right'],
    ),
  ]
}

function figures(report: Report): BlockNode[] {
  return [
    ...(
      [
        ['by-level', 'By level', report.by_level],
        ['by-profile', 'By profile', report.by_profile],
        ['by-chapter', 'By chapter', report.by_chapter],
      ] as const
    ).flatMap(([anchor, title, groups]): BlockNode[] =>
      groups.length === 0
        ? []
        : [
            heading(anchor, title),
            table(
              [
                title.slice(3).replace(/^./, (first) => first.toUpperCase()),
                'All',
                'Asked',
                'Observed',
                'Attested',
                'Failed, error',
                'Other open',
                'Beside',
              ],
              groups.map((group) => {
                const failed = (group.states.failed ?? 0) + (group.states.error ?? 0)
                return [
                  anchor === 'by-profile' ? group.name : group.title,
                  ...[
                    group.requirements,
                    group.counted,
                    group.verified,
                    group.attested,
                    failed,
                    group.counted - group.shown - failed,
                    group.requirements - group.counted,
                  ].map(String),
                ]
              }),
              [null, 'right', 'right', 'right', 'right', 'right', 'right', 'right'],
            ),
          ],
    ),
  ]
}

function shownBlocks({requirements}: Report): BlockNode[] {
  const verified = requirements.filter((one) => one.state === 'verified')
  const attested = requirements.filter((one) => one.state === 'attested')
  return [
    heading('attested', `Attested (${attested.length})`),
    attested.length === 0
      ? paragraph('Nothing: no evidence of an inspection or analysis is in force.')
      : table(
          ['Requirement', 'Document', 'Answer', 'Reviewed', 'Digest'],
          attested.map((one) => [
            titled(one),
            one.evidence?.document ?? '',
            one.evidence?.answer ?? '',
            `${one.evidence?.method ?? one.verify}; ${one.evidence?.reviewed || 'no reviewer is named'}`,
            one.evidence?.digest ?? '',
          ]),
        ),
    heading('verified', `Observed (${verified.length})`),
    verified.length === 0
      ? paragraph('Nothing.')
      : table(
          ['Requirement', 'Level', 'Cases and what they saw'],
          verified.map((one) => [
            titled(one),
            one.level,
            one.answers
              .filter((answer) => answer.state === 'pass')
              .flatMap((answer, index) => [
                ...(index === 0 ? [] : [{type: 'break'} as const]),
                code(answer.case),
                answer.evidence ? `: ${answer.evidence}` : '',
              ]),
          ]),
        ),
  ]
}

/** Id and title, in one cell. */
export function titled({id, revision, title}: ReportedRequirement) {
  return [...references([id]), `@${revision} ${title}`]
}
