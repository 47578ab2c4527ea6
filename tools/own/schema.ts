import {readFileSync} from 'node:fs'
import {packageRoot} from './package-root.ts'

const parts = ['tables', 'items', 'verdicts', 'coverage', 'claim-answers']

/** The schema of the database, whole, as it is executed and published. */
export function readSchema(): string {
  return parts.map((part) => readFileSync(new URL(`tools/store/schema/${part}.sql`, packageRoot), 'utf8')).join('\n')
}
