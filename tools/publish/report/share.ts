import type {Counts} from './report.ts'

/** Both figures that never stand alone: shown of what was asked, and what was asked of all. */
export function share({requirements, counted, shown, verified, attested, shown_percent: percent}: Counts): string {
  if (counted === 0) return `none: nothing of ${requirements} is asked of this target`
  return `${shown} of ${counted} asked of this target (${percent} %): ${verified} observed, ${attested} attested; ${counted} of ${requirements} requirements are asked of it`
}
