import {oneLine} from '../text/terminal.ts'

/** What a case showed of a requirement: its sentence, what was seen, and what that counts as. */
export interface Answer {
  requirement: string
  level: string
  title: string
  text: string
  case: string
  verdict: string
  reason: string | null
  evidence: string | null
  waived: string | null
}

const verdicts = ['pass', 'fail', 'error', 'not-observable', 'not-run', 'waived']

/** For a person: counts by verdict, then each failure with its sentence, what was seen, and how to see it again. */
export function summarizeRun(answers: Answer[], target: string): string {
  const failures = answers.filter(isFailure)
  const sections = failures.map((answer) => describe(answer, target))
  return `${[...sections, countVerdicts(answers)].join('\n\n')}\n`
}

/** Fail or error, and no waiver covers it. */
export function isFailure({verdict}: Answer): boolean {
  return verdict === 'fail' || verdict === 'error'
}

function describe(answer: Answer, target: string): string {
  const {requirement, level, title, text, verdict, reason, evidence} = answer
  return [
    `${verdict.toUpperCase()}  ${requirement}  ${title} (${level})`,
    ...text.split('\n').flatMap((line) => wrap(line, '  ')),
    ...(reason ? wrap(`Seen: ${reason}`, '  ') : []),
    ...(evidence ? evidence.split('\n').flatMap((line) => wrap(line, '    ')) : []),
    `  Again: avps conform --target ${target} --case ${answer.case}`,
  ].join('\n')
}

function countVerdicts(answers: Answer[]): string {
  const counts = new Map<string, number>()
  for (const {verdict} of answers) counts.set(verdict, (counts.get(verdict) ?? 0) + 1)
  const left = new Map<string, number>()
  for (const {verdict, reason} of answers)
    if (verdict === 'not-run') left.set(reason ?? 'no result', (left.get(reason ?? 'no result') ?? 0) + 1)
  const reasons = [...left].map(([reason, count]) => `${oneLine(reason)}: ${count}`).join(', ')
  const requirements = new Set(answers.map(({requirement}) => requirement)).size
  const lines = verdicts
    .filter((verdict) => counts.has(verdict))
    .map((verdict) => {
      const note = verdict === 'not-run' ? `  (${reasons})` : ''
      return `  ${String(counts.get(verdict)).padStart(5)}  ${verdict}${note}`
    })
  const what = `${count(answers.length, 'case')} of ${count(requirements, 'requirement')}:`
  return [what, ...lines].join('\n')
}

/** Lines below 80 columns; a word that is longer stays whole. */
function wrap(text: string, indent: string): string[] {
  const lines: string[] = []
  for (const word of text.trim().split(/\s+/)) {
    const last = lines.at(-1)
    if (last !== undefined && last.length + word.length < 79) lines[lines.length - 1] = `${last} ${word}`
    else lines.push(`${indent}${word}`)
  }
  return lines
}

function count(number: number, noun: string): string {
  return `${number} ${noun}${number === 1 ? '' : 's'}`
}
