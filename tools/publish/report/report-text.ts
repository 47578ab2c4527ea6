import {shareInWords} from '../../model/state-counts.ts'
import {requirementStates} from '../../model/states.ts'
import {warningOf} from '../tree/with-errors.ts'
import {basis} from './comparison.ts'
import {nothingOwed} from './conclusion.ts'
import type {Report} from './report.ts'

/** For a terminal: the figures of each target, what is not met, and what each profile comes to. */
export function reportText(reports: Report[]): string {
  return reports.map(ofTarget).join('\n')
}

function ofTarget(report: Report): string {
  const {target, counts, conclusions, requirements, errors} = report
  const warning = warningOf(errors)
  const occurring = requirementStates.filter(({name}) => counts.states[name])
  const unmet = requirements.filter(({state}) => state === 'failed' || state === 'error')
  return [
    `${target.title} (${target.name})`,
    ...(warning === null ? [] : [`  ${warning}`]),
    ...wrapped(`${basis(report)}. ${shareInWords(counts)}.`, '  '),
    '',
    ...occurring.map(
      ({name, symbol, counted}) =>
        `  ${String(counts.states[name]).padStart(6)}  ${symbol} ${name}${counted ? '' : ' (beside the count)'}`,
    ),
    '',
    ...conclusions.flatMap((one) => wrapped(`${one.profile}: ${concluded(one)}`, '  ')),
    ...(unmet.length === 0
      ? []
      : ['', '  Not met:', ...unmet.map(({id, level, title}) => `  ${id}  ${level}  ${title}`)]),
    '',
  ].join('\n')
}

function concluded({claimed, obligations, conforms, prevents, denies}: Report['conclusions'][number]): string {
  if (claimed === false) return 'not claimed'
  if (obligations === 0) return nothingOwed
  if (conforms) return 'conforms, as shown'
  const parts = prevents.map(({state, ids}) => `${ids.length} ${state}`)
  const open = new Set(prevents.flatMap(({ids}) => ids))
  const others = denies.filter((id) => !open.has(id))
  if (others.length > 0) parts.push(`${others.length} shown, and denied by the claim`)
  const list = parts.length === 0 ? 'none' : parts.join(', ')
  const among = denies.length > others.length ? `, ${denies.length - others.length} of them denied by the claim` : ''
  return `${claimed === null ? 'no statement, nobody claims it' : 'conformance is not shown'}; obligations not shown: ${list}${among}`
}

const width = 80

function wrapped(text: string, indent: string): string[] {
  const lines: string[] = []
  let line = indent
  for (const word of text.split(' ')) {
    if (line !== indent && line.length + word.length >= width) {
      lines.push(line.trimEnd())
      line = `${indent}  `
    }
    line += `${word} `
  }
  return [...lines, line.trimEnd()]
}
