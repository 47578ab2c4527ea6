import {isDay} from '../text/day.ts'
import {UsageProblem} from './command.ts'

/** The day that `--date` gives; undefined where it was not given. */
export function dayOf(date: string | undefined): string | undefined {
  if (date !== undefined && !isDay(date))
    throw new UsageProblem(`Unexpected --date "${date}", expected a date such as 2026-01-31`)
  return date
}

export function today(): string {
  return new Date().toISOString().slice(0, 10)
}
