import type {Finding} from '../finding.ts'

/** Something about the machine, not about the specification: an exit code of its own. */
export class EnvironmentProblem extends Error {}

/** Thrown where there is no specification to read: findings, and nothing else to show. */
export class NoSpecification extends Error {
  readonly findings: Finding[]
  constructor(findings: Finding[]) {
    super('no specification')
    this.findings = findings
  }
}
