import {rate} from '../lint/rate.ts'
import type {Finding, RatedFinding} from '../model/finding.ts'

/** Thrown where there is no specification to read: findings, and nothing else to show. */
export class NoSpecification extends Error {
  readonly findings: RatedFinding[]
  constructor(findings: Finding[]) {
    super('no specification')
    this.findings = findings.map(rate)
  }
}
