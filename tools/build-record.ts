import type {Finding} from './finding.ts'

/**
 * `dist/build.json`: what a build read and wrote, written last. The next build compares the world with it: where both
 * sides are as they were, there is nothing to do.
 */
export interface BuildRecord {
  format: 1
  /** Version of the tool, and SHA-256 over its own files. */
  tool: {version: string; hash: string}
  specification: {title: string; version: string; date: string}
  /** Commit of the root's working tree; null outside version control. */
  commit: string | null
  options: string
  /** Path relative to the root: SHA-256. */
  inputs: Record<string, string>
  /** Folder and ending: the files that were there. */
  listings: Record<string, string[]>
  /** Findings by severity. */
  findings: Record<'error' | 'warning' | 'info', number>
  /** False where another try may make what this build could not: there is always something to do. */
  settled: boolean
  /** Path below `dist/`: SHA-256 of the file, and of the rows that it was made of; what could not be shown in it. */
  outputs: Record<string, {hash: string; inputs: string; findings?: Finding[]}>
}
