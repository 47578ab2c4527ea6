import type {Finding, Severity} from './finding.ts'

/**
 * `dist/build.json`: what a build read and wrote, written last. The next build compares the world with it: where both
 * sides are as they were, there is nothing to do.
 */
export interface BuildRecord {
  format: 2
  /** Version of the tool, and SHA-256 over its own files and those that it runs on. */
  tool: {version: string; hash: string}
  specification: {title: string; version: string; date: string}
  /** Commit of the root's working tree; null outside version control. */
  commit: string | null
  options: string
  /** Path relative to the root: SHA-256, or why there are no bytes. */
  inputs: Record<string, string>
  /** Folder and ending: the files that were there. */
  listings: Record<string, string[]>
  /** Findings by severity. */
  findings: Record<Severity, number>
  /** False where another try may make what this build could not: there is always something to do. */
  settled: boolean
  /** Path below `dist/`: what is there. */
  outputs: Record<string, RecordedOutput>
}

/** SHA-256 of a file and of the rows that it was made of, and the name of the output that it belongs to. */
export interface RecordedOutput {
  hash: string
  inputs: string
  of: string
  /** What could not be shown in it. */
  findings?: Finding[]
}
