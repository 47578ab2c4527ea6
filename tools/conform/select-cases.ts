import {type Applicable, appliesTo, type Facts} from '../model/conditions/applicability.ts'
import type {Truth} from '../model/conditions/condition.ts'
import type {Case} from '../model/sources.ts'
import type {Spec} from '../model/spec.ts'
import type {CaseOrder} from './suite-process.ts'

/** A case that is to run, on each of these devices in turn; none where the specification knows no devices. */
export interface SelectedCase {
  case: Case
  devices: string[]
}

/** A case that is left out, with the reason that its result carries. */
export interface LeftCase {
  case: Case
  reason: 'not applicable' | 'undecided'
}

export interface Selection {
  selected: SelectedCase[]
  left: LeftCase[]
}

/**
 * Which cases run on a target, by what is known of it and never by what its devices show later.
 *
 * A case that names no device runs on every device for which its requirement's condition and its own hold.
 */
export function selectCases(
  cases: Case[],
  requirements: ReadonlyMap<string, Applicable>,
  facts: Facts,
  spec: Spec,
): Selection {
  const devices = devicesOf(facts, spec)
  const selected: SelectedCase[] = []
  const left: LeftCase[] = []
  for (const one of cases) {
    const requirement = requirements.get(one.requirement)
    if (!requirement) continue
    const own = one.device ?? requirement.device
    const candidates: (string | null)[] = own !== null ? [own] : devices.length > 0 ? devices : [null]
    const truths = candidates.map((device) => applies(one, requirement, device, facts, spec))
    const running = candidates.filter((_, index) => truths[index] === true)
    if (running.length > 0) selected.push({case: one, devices: running.filter((device) => device !== null)})
    else left.push({case: one, reason: truths.includes(null) ? 'undecided' : 'not applicable'})
  }
  return {selected, left}
}

/** A selected case as the suite's program is told of it. */
export function orderOf({case: one, devices}: SelectedCase): CaseOrder {
  return {
    case: one.id,
    requirement: `${one.requirement}@${one.revision}`,
    file: one.file,
    accept: one.accept,
    uses: one.uses,
    mayHang: one.mayHang,
    devices,
  }
}

function applies(
  {device, when}: Case,
  requirement: Applicable,
  candidate: string | null,
  facts: Facts,
  spec: Spec,
): Truth {
  const {condition, profiles} = requirement
  // A case that narrows a requirement of every device to one of them runs where that device is.
  const conditions = [condition, when, device === null ? null : `device(${device})`].filter((text) => text !== null)
  const together = conditions.map((text) => `(${text})`).join(' and ')
  return appliesTo({device: candidate, condition: together, profiles}, facts, spec)
}

/** The devices that are said to be there. */
function devicesOf({data}: Facts, spec: Spec): string[] {
  return (spec.conditions.device ?? []).flatMap((place) => {
    const path = place.split('.').filter((part) => part !== 'catalogue')
    const found = path.reduce<unknown>((value, key) => (isMapping(value) ? value[key] : undefined), data)
    if (!isMapping(found)) return []
    return Object.entries(found)
      .filter(([, answer]) => answer === true || (isMapping(answer) && answer.supported === true))
      .map(([name]) => name)
  })
}

function isMapping(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
