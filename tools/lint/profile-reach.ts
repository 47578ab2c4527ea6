import type {Finding} from '../model/finding.ts'
import type {LintInput} from './input.ts'

/** Every requirement is reached by a profile: one that nobody can claim binds nobody. */
export function profileReach({unreached, spec}: LintInput): Finding[] {
  return unreached.map(({id, file, line, column}) => ({
    rule: 'unreached-requirement',
    file,
    line,
    column,
    message: `Unexpected requirement ${id} without profile, expected at least one of ${Object.keys(spec.profiles).join(', ')}`,
    fix: 'name its profiles in its entry, or in the front matter of the chapter',
  }))
}
