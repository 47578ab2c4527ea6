import type {Finding} from '../model/finding.ts'
import type {LintInput} from './input.ts'

/** Results speak of a target that is described. */
export function knownTargets({runs, imports, targets}: LintInput): Finding[] {
  return [...runs, ...imports]
    .filter(({target}) => !targets.some(({name}) => name === target))
    .map(({target, file}) => ({
      rule: 'unknown-target',
      file,
      line: 1,
      column: 1,
      message: `Unexpected target \`${target}\`, expected one of requirements/targets`,
      fix: `describe it in requirements/targets/${target}.yaml, or remove the results`,
    }))
}
