import {answerOf, readAnswers} from '../model/conditions/atom-answers.ts'
import type {Finding} from '../model/finding.ts'
import type {Claim} from '../model/sources.ts'
import {claimFinding} from './claim-place.ts'
import type {LintInput} from './input.ts'

/** Whatever a condition may ask for is answered with true or false; anything else would be silence to one reader, yes to another. */
export function claimTruth({spec, claims}: LintInput): Finding[] {
  return [...claims.values()].flatMap((claim) => {
    const {answers, misplaced} = readAnswers(spec.conditions, claim.data)
    const findings = new Map<string, Finding>()
    const add = (path: string[], finding: Finding) => {
      if (!findings.has(path.join('/'))) findings.set(path.join('/'), finding)
    }
    for (const {path, value} of answers) {
      const answer = answerOf(value)
      if (typeof answer === 'boolean' || (answer === undefined && value !== undefined)) continue
      add(path, unreadable(claim, answer === value ? path : [...path, 'supported'], answer))
    }
    for (const {path, value} of misplaced) add(path, notNamed(claim, path, value))
    return [...findings.values()]
  })
}

function unreadable(claim: Claim, path: string[], answer: unknown): Finding {
  return claimFinding(claim, path, {
    rule: 'claim-truth',
    message: `Unexpected answer ${show(answer)} to \`${path.join('.')}\`, expected true or false`,
    fix: 'write true or false, without quotation marks, or leave the name out where there is no answer',
  })
}

function notNamed(claim: Claim, path: string[], value: unknown): Finding {
  return claimFinding(claim, path, {
    rule: 'claim-truth',
    message: `Unexpected ${show(value)} under \`${path.join('.')}\`, expected names, each with true or false`,
    fix: 'write one `name: true` or `name: false` a line',
  })
}

/** As YAML would have it on one line, cut where it grows long. */
function show(value: unknown): string {
  const text = JSON.stringify(value) ?? 'nothing'
  return `\`${text.length > 40 ? `${text.slice(0, 39)}…` : text}\``
}
