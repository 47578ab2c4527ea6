import type {Finding, RatedFinding} from '../model/finding.ts'
import {rules} from './rules.ts'

/** The finding with the severity that its rule has. */
export function rate(finding: Finding): RatedFinding {
  return {...finding, severity: rules[finding.rule].severity}
}
