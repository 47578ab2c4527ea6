import {knownNames} from '../model/conditions/atom-names.ts'
import {atomsOf, parseCondition} from '../model/conditions/condition.ts'
import type {Finding} from '../model/finding.ts'
import type {Case} from '../model/sources.ts'
import type {LintInput} from './input.ts'

/** The device, the bits and the condition of a case's header stand in the catalogues, as those of requirements do. */
export function caseNames({spec, catalogues, cases}: LintInput): Finding[] {
  if (cases.length === 0) return []
  const names = knownNames(spec, catalogues)
  return cases.flatMap((one) => [
    ...unknown(one, 'device', one.device === null ? [] : [one.device], names.get('device')),
    ...unknown(one, 'accept', one.accept, names.get('feature')),
    ...conditionNames(one, names),
  ])
}

function conditionNames(one: Case, names: Map<string, Set<string>>): Finding[] {
  if (one.when === null) return []
  const parsed = parseCondition(one.when)
  if ('error' in parsed)
    return [finding(one, `${parsed.error.message} in \`when\` of a case`, 'write it as `when` of an entry is written')]
  return atomsOf(parsed.condition).flatMap(({kind, name}) =>
    names.has(kind)
      ? unknown(one, `${kind}(…)`, [name], names.get(kind))
      : [
          finding(
            one,
            `Unexpected atom \`${kind}\`, expected one of ${[...names.keys()].join(', ')}`,
            'mend its spelling',
          ),
        ],
  )
}

/** Names of a kind that `spec.yaml` does not have conditions on are free. */
function unknown(one: Case, key: string, used: string[], known: Set<string> | undefined): Finding[] {
  if (!known) return []
  return used
    .filter((name) => !known.has(name))
    .map((name) =>
      finding(
        one,
        `Unexpected \`${name}\` as \`${key}\` of a case, expected a name of a catalogue`,
        'mend its spelling',
      ),
    )
}

function finding({file, line, column}: Case, message: string, fix: string): Finding {
  return {rule: 'unknown-case-name', file, line, column, message, fix}
}
