import assert from 'node:assert/strict'
import {type ChildProcess, spawn} from 'node:child_process'
import {existsSync, readdirSync} from 'node:fs'
import {tmpdir} from 'node:os'
import {createInterface} from 'node:readline'
import {fileURLToPath} from 'node:url'
import type {CaseOrder, Observation, Order, Report} from '../../conformance/runner/protocol.ts'
import {packageRoot} from '../../tools/own/package-root.ts'

const root = fileURLToPath(packageRoot)

/** Starts the runner, in the folder of the package. */
export function startRunner(): ChildProcess {
  return spawn(process.execPath, ['build/conformance/runner/main.js'], {cwd: root, stdio: ['pipe', 'pipe', 'inherit']})
}

/** Gives the runner orders, and returns all that it says until it ends. */
export async function run(...orders: Order[]): Promise<Report[]> {
  const runner = startRunner()
  runner.stdin!.end(orders.map((order) => `${JSON.stringify(order)}\n`).join(''))
  const reports: Report[] = []
  for await (const line of createInterface({input: runner.stdout!})) reports.push(JSON.parse(line) as Report)
  assert.deepEqual(foldersOf(runner), [])
  return reports
}

export function caseOrder(file: string, more: Partial<CaseOrder> = {}): CaseOrder {
  const name = file.replace(/^.*\/cases\//, '').replace(/(\.case)?\.[jt]s$/, '')
  const defaults = {accept: [], uses: [], mayHang: false, devices: ['block']}
  return {case: name, requirement: 'R-001@1', file, ...defaults, ...more}
}

/** What was observed, by case. */
export function observations(reports: readonly Report[]): Record<string, Observation> {
  return Object.fromEntries(
    reports.flatMap((report) => {
      if (!('observed' in report)) return []
      const {case: name, observed, reason, evidence} = report.observed
      return [[name, {observed, reason, evidence}]]
    }),
  )
}

/** Folders of this runner, of which none may be left when it has ended. */
export function foldersOf({pid}: ChildProcess): string[] {
  const folders = ['/dev/shm', tmpdir()].filter((folder) => existsSync(folder))
  return folders.flatMap((folder) => readdirSync(folder)).filter((name) => name.startsWith(`avps-conform-${pid}-`))
}
