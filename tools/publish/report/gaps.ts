import type {BlockNode, InlineNode} from '../../model/chapter-tree.ts'
import {requirementStates, type State} from '../../model/states.ts'
import {heading, lines, paragraph, type Section, table} from '../tree/build.ts'
import {code, references, state, strong} from '../tree/words.ts'
import type {Report, ReportedRequirement} from './report.ts'

/** What was not shown: refuted, open, and what stands beside the count. */
export const gaps = {unmet, open, beside}

function unmet(report: Report): Section {
  const failed = inState(report, 'failed')
  const errors = inState(report, 'error')
  const lapsed = report.requirements.filter((one) => !one.waivers.every(({expired}) => !expired))
  return {
    slug: 'unmet',
    title: 'What is not met',
    blocks: [
      heading('failed', `Failed (${failed.length})`),
      ...(failed.length === 0 ? [paragraph('Nothing.')] : failed.flatMap(broken)),
      heading('errors', `Could not be judged (${errors.length})`),
      ...(errors.length === 0 ? [paragraph('Nothing.')] : errors.flatMap(broken)),
      ...(lapsed.length === 0
        ? []
        : [
            heading('expired', `Accepted once, and no longer (${lapsed.length})`),
            paragraph('A waiver past its day has no effect: what it lay over counts as it was seen.'),
            waiverTable(lapsed, true),
          ]),
    ],
  }
}

/** A requirement that is not met: its sentence, and what broke it. */
function broken(one: ReportedRequirement): BlockNode[] {
  const worst = one.answers.filter(({state: name}) => name === 'fail' || name === 'error')
  return [
    heading(`gap-${one.id}`, `${one.id}@${one.revision} ${one.title}`, 4),
    {
      type: 'blockquote',
      children: [
        {type: 'paragraph', children: [...references([one.id]), ' ', strong(`${one.level} `), ...lines(one.text)]},
      ],
    },
    ...(worst.length === 0 && one.evidence ? [evidenceOf(one)] : []),
    ...worst.flatMap(brokenCase),
    ...(one.claimed === 'yes' ? [paragraph('The claim says yes to it.')] : []),
    ...(one.claimed === 'no' ? [paragraph(`The claim says no to it: ${one.claim_reason ?? 'without a reason'}.`)] : []),
  ]
}

function brokenCase(answer: ReportedRequirement['answers'][number]): BlockNode[] {
  const seen = [answer.reason, answer.evidence].filter((text) => text !== null).join('\n')
  return [
    paragraph(state('case', answer.state), ': expected that it ', answer.title, '. ', seen === '' ? '' : 'Seen:'),
    ...(seen === '' ? [] : [{type: 'code', value: shortened(seen)} as const]),
    ...(answer.again === null ? [] : [paragraph('Again: ', code(answer.again))]),
  ]
}

/** A trace of accesses is long; the JSON of the report holds it whole. */
function shortened(text: string): string {
  const all = text.split('\n')
  if (all.length <= mostLines) return text
  return [...all.slice(0, mostLines), `… ${all.length - mostLines} more lines in report.json`].join('\n')
}

const mostLines = 16

function evidenceOf({evidence, verify}: ReportedRequirement): BlockNode {
  const {document, answer, reviewed, note} = evidence!
  return paragraph(`By ${verify}: ${[answer, document, reviewed, note].filter(Boolean).join('; ')}.`)
}

function open(report: Report): Section {
  const owed = requirementStates.filter(({counted, shown, look}) => counted && !shown && look !== 'bad')
  return {
    slug: 'open',
    title: 'What is open',
    blocks: owed.flatMap((one) => openState(one, inState(report, one.name))),
  }
}

function openState({name, meaning}: State, found: ReportedRequirement[]): BlockNode[] {
  if (found.length === 0) return []
  const title = `${name[0]!.toUpperCase()}${name.slice(1)} (${found.length})`
  return [
    heading(name.replaceAll(' ', '-'), title),
    paragraph(`${meaning[0]!.toUpperCase()}${meaning.slice(1)}.`),
    name === 'waived' ? waiverTable(found, false) : whyTable(found),
  ]
}

function waiverTable(found: ReportedRequirement[], expired: boolean): BlockNode {
  return table(
    ['Requirement', 'State', 'What is accepted', 'Reason', 'Owner', 'Until'],
    found.flatMap((one) =>
      one.waivers
        .filter((waiver) => waiver.expired === expired)
        .map((waiver) => [
          [...references([one.id]), ` ${one.title}`],
          [state('requirement', one.state)],
          [waiver.observed, waiver.case].filter(Boolean).join(' of '),
          waiver.reason,
          waiver.owner,
          waiver.until,
        ]),
    ),
  )
}

function whyTable(found: ReportedRequirement[]): BlockNode {
  return table(
    ['Requirement', 'Level', 'Why'],
    found.map((one) => [[...references([one.id]), `@${one.revision} ${one.title}`], one.level, why(one)]),
  )
}

/** What its cases say, or what an assessor would ask for. */
function why(one: ReportedRequirement): InlineNode[] {
  const said = one.answers.filter(({state: name}) => name === one.state.replaceAll(' ', '-'))
  if (said.length > 0)
    return said.flatMap((answer, index): InlineNode[] => [
      ...(index === 0 ? [] : [{type: 'break'} as const]),
      code(answer.case),
      answer.reason ? `: ${answer.reason}` : '',
    ])
  if (one.state === 'undecided') return [`Applies if ${one.condition}; profile ${one.profiles.join(', ')}.`]
  return [one.state === 'no evidence' && one.asked_for ? `Asked for: ${one.asked_for}` : `Verified by ${one.verify}.`]
}

function beside(report: Report): Section {
  const foreign = inState(report, 'not answerable')
  const elsewhere = inState(report, 'not applicable')
  const permitted = inState(report, 'permission')
  return {
    slug: 'beside',
    title: 'What stands beside the count',
    blocks: [
      heading('not-answerable', `Not answerable (${foreign.length})`),
      paragraph(
        'They bind a subject that this target cannot answer for. Nobody has shown them, and nobody has refuted them.',
      ),
      grouped(foreign, 'Binds', ({subject}) => `the ${subject}`),
      heading('not-applicable', `Not applicable (${elsewhere.length})`),
      paragraph('Their condition is false here, or none of their profiles is claimed.'),
      grouped(elsewhere, 'Applies if', ({condition, profiles}) => `${condition}; profile ${profiles.join(', ')}`),
      heading('permission', `Permissions (${permitted.length})`),
      permitted.length === 0 ? paragraph('None.') : paragraph(...references(permitted.map(({id}) => id))),
    ],
  }
}

function grouped(found: ReportedRequirement[], name: string, of: (one: ReportedRequirement) => string): BlockNode {
  if (found.length === 0) return paragraph('None.')
  const groups = new Map<string, string[]>()
  for (const one of found) groups.set(of(one), [...(groups.get(of(one)) ?? []), one.id])
  return table(
    [name, 'Requirements', 'Which'],
    [...groups].map(([group, ids]) => [group, String(ids.length), references(ids)]),
    [null, 'right'],
  )
}

function inState({requirements}: Report, name: string): ReportedRequirement[] {
  return requirements.filter(({state: own}) => own === name)
}
