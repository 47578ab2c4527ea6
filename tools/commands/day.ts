import {UsageProblem} from './command.ts'

/** A day of the calendar, as `--date` takes it. */
export function isDay(text: string): boolean {
  if (!/^\d{4}-\d\d-\d\d$/.test(text)) return false
  const time = Date.parse(`${text}T00:00:00Z`)
  return !Number.isNaN(time) && new Date(time).toISOString().slice(0, 10) === text
}

/** The day that `--date` gives; undefined where it was not given. */
export function dayOf(date: string | undefined): string | undefined {
  if (date !== undefined && !isDay(date))
    throw new UsageProblem(`Unexpected --date "${date}", expected a date such as 2026-01-31`)
  return date
}

export function today(): string {
  return new Date().toISOString().slice(0, 10)
}
