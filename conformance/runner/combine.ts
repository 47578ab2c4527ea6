import {bounded} from './evidence.ts'
import type {Observation} from './protocol.ts'

const ranks = ['fail', 'error', 'pass', 'not-observable', 'not-run'] as const

/**
 * One observation out of those on several devices: the worst of fail, error, pass; *not-observable* where no device can show
 * it. Where there are several devices, reason and evidence name them.
 */
export function combine(results: readonly (readonly [device: string, Observation])[]): Observation {
  const observed = ranks.find((rank) => results.some(([, result]) => result.observed === rank))
  if (observed === undefined) return {observed: 'not-run', reason: 'no device', evidence: null}
  const decisive = results.filter(([, result]) => result.observed === observed)
  if (results.length === 1) return results[0]![1]
  return {
    observed,
    reason: grouped(decisive.map(([device, {reason}]) => [device, reason ?? ''])) || null,
    evidence: bounded(
      grouped(
        decisive.map(([device, {evidence}]) => [device, evidence ?? '']),
        true,
      ),
    ),
  }
}

/** `block, entropy: text` for each text, in the order of the devices. Without a text only where `bare` asks for the names. */
function grouped(texts: readonly (readonly [device: string, text: string])[], bare = false): string {
  const groups = new Map<string, string[]>()
  for (const [device, text] of texts) groups.set(text, [...(groups.get(text) ?? []), device])
  return [...groups]
    .filter(([text]) => bare || text !== '')
    .map(([text, devices]) => devices.join(', ') + (text === '' ? '' : `: ${text}`))
    .join(bare && [...groups.keys()].some((text) => text.includes('\n')) ? '\n' : '; ')
}
