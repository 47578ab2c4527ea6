import type {Finding} from '../finding.ts'
import type {LintInput} from './input.ts'

/** Every requirement is reached by a profile: one that nobody can claim binds nobody. */
export function profileReach({items, spec}: LintInput): Finding[] {
  if (Object.keys(spec.profiles).length === 0) return []
  return [...items.values()]
    .filter(({requirement}) => requirement && requirement.profiles.length === 0)
    .map(({id, file, extracted}) => ({
      rule: 'unreached-requirement',
      severity: 'error',
      file,
      line: extracted.line,
      column: extracted.column,
      message: `Unexpected requirement ${id} without profile, expected at least one of ${Object.keys(spec.profiles).join(', ')}`,
      fix: 'name its profiles in its entry, or in the front matter of the chapter',
    }))
}
