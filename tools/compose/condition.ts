import {allOf, always, atomsOf, type Condition, parseCondition} from '../model/conditions/condition.ts'
import type {Spec} from '../model/spec.ts'
import type {ReportAt} from './problem.ts'

/** The chapter's device and what the entry says, together; `names`: what an atom of each kind may name. */
export function composeCondition(
  id: string,
  when: string,
  device: string | null,
  spec: Spec,
  names: Map<string, Set<string>>,
  report: ReportAt,
): Condition {
  const written = parseCondition(when)
  if ('error' in written)
    report(
      'condition-syntax',
      'when',
      `${written.error.message}, at character ${written.error.offset + 1} of \`when\` of ${id}`,
      'write atoms joined by `and`, `or`, `not` and round brackets',
    )
  const ofDevice: Condition = device ? {type: 'atom', kind: 'device', name: device} : always
  const condition = allOf([ofDevice, 'condition' in written ? written.condition : always])
  for (const {kind, name} of atomsOf(condition)) {
    const known = names.get(kind)
    if (!known)
      report(
        'unknown-condition',
        'when',
        `Unexpected \`${kind}(…)\` in the condition of ${id}, expected one of ${[...names.keys()].join(', ')}`,
        'use an atom of `conditions` in spec.yaml',
      )
    else if (!known.has(name))
      report(
        'unknown-condition',
        'when',
        `Unexpected \`${kind}(${name})\` in the condition of ${id}, expected a name of ${spec.conditions[kind]!.join(' or ')}`,
        'mend the name, or add it to the catalogue',
      )
  }
  return condition
}
