import {compareFindings, type Finding} from '../model/finding.ts'
import {brokenLink} from './broken-link.ts'
import {knownCapabilities} from './capabilities.ts'
import {caseNames} from './case-names.ts'
import {claimAnswers} from './claim-answers.ts'
import {claimContradictions} from './claim-contradictions.ts'
import {claimEvidence} from './claim-evidence.ts'
import {claimExceptions} from './claim-exceptions.ts'
import {claimIdentity} from './claim-identity.ts'
import {claimNames} from './claim-names.ts'
import {claimOutcomes} from './claim-outcomes.ts'
import {claimRequirements} from './claim-requirements.ts'
import {claimSilence} from './claim-silence.ts'
import {claimSpecification} from './claim-specification.ts'
import {claimTruth} from './claim-truth.ts'
import {claimValues} from './claim-values.ts'
import {danglingReference} from './dangling-reference.ts'
import {doubledResults} from './doubled-result.ts'
import {forbiddenTerm} from './forbidden-term.ts'
import type {LintInput, Rule} from './input.ts'
import {outdatedResults} from './outdated-results.ts'
import {profileReach} from './profile-reach.ts'
import {knownTargets} from './runs.ts'
import {traceLinks} from './trace-links.ts'
import {waiverRules} from './waivers.ts'

/** Rules that need more than one file. What one chapter alone can show is found where it is extracted. */
const rules: Rule[] = [
  danglingReference,
  brokenLink,
  traceLinks,
  forbiddenTerm,
  profileReach,
  waiverRules,
  knownTargets,
  doubledResults,
  outdatedResults,
  caseNames,
  claimIdentity,
  claimSpecification,
  claimNames,
  claimTruth,
  claimAnswers,
  claimRequirements,
  claimValues,
  claimSilence,
  claimExceptions,
  claimOutcomes,
  claimEvidence,
  claimContradictions,
  knownCapabilities,
]

/** Runs every rule; findings come in document order. */
export async function lint(input: LintInput): Promise<Finding[]> {
  const findings = (await Promise.all(rules.map((rule) => rule(input)))).flat()
  return findings.sort(compareFindings)
}
