import type {Sources, Target} from '../../model/sources.ts'
import {UsageProblem} from '../command.ts'

/** The target that an import speaks of: it has to be described. */
export function targetNamed({targets}: Sources, name: string | undefined): Target {
  const names = targets.map((target) => target.name).join(', ') || 'none yet'
  if (name === undefined) throw new UsageProblem(`Expected --target with the name of a target (${names})`)
  const target = targets.find((one) => one.name === name)
  if (target) return target
  throw new UsageProblem(
    `Unexpected target "${name}", expected one of: ${names}; describe it in requirements/targets/${name}.yaml, with \`adapter: none\` where nothing of it runs here`,
  )
}
