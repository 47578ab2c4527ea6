import assert from 'node:assert/strict'
import {spawnSync} from 'node:child_process'
import {cpSync, existsSync, mkdirSync, readFileSync, symlinkSync, writeFileSync} from 'node:fs'
import {dirname, join} from 'node:path'
import test from 'node:test'
import {fileURLToPath} from 'node:url'
import type {CaseOrder, Report} from '../../conformance/runner/protocol.ts'
import {packageRoot} from '../../tools/own/package-root.ts'
import {withFolder} from '../fixture.ts'
import {caseOrder, observations} from './run.ts'

const root = fileURLToPath(packageRoot)
const hasQemu = spawnSync('qemu-system-aarch64', ['--version']).error === undefined

/** A block of the walk that names a file: its new text, or the lines that go and come. */
interface Step {
  kind: 'ts' | 'diff'
  path: string
  lines: string[]
}

/** What `Add a device` in CONTRIBUTING.md says, in its order. */
function walk(): Step[] {
  const text = readFileSync(join(root, 'CONTRIBUTING.md'), 'utf8')
  const chapter = /^## Add a device\n(.*?)^## /ms.exec(text)![1]!
  return [...chapter.matchAll(/^ {3}```(ts|diff) (\S+)\n(.*?)^ {3}```$/gms)].map(([, kind, path, body]) => ({
    kind: kind as Step['kind'],
    path: path!,
    lines: body!
      .trimEnd()
      .split('\n')
      .map((line) => line.replace(/^ {3}/, '')),
  }))
}

/** A line that comes takes the place of the one that goes; without one it comes last. A line that goes stands once. */
function changed(text: string, lines: readonly string[], path: string): string {
  const gone = lines.filter((line) => line.startsWith('-')).map((line) => line.slice(1))
  const come = lines.filter((line) => line.startsWith('+')).map((line) => `${line.slice(1)}\n`)
  if (gone.length === 0) return text + come.join('')
  const parts = text.split(`${gone.join('\n')}\n`)
  assert.equal(parts.length, 2, `${path} holds what the walk takes away`)
  return parts.join(come.join(''))
}

const ownCase = `
import assert from 'node:assert/strict'
import {defineCase} from '#conformance/case'
import {Input} from '#conformance/driver/devices/input'

export default defineCase(async ({driver}) => {
  const keyboard = await driver.open(Input)
  await keyboard.sendStatus(0x11, 1, 1)
  assert.equal(await keyboard.device.config('size'), 0, 'nothing is selected')
  return 'a light went on'
})
`

test('conformance: the walk that adds a device leads to one that cases run on', {timeout: 60_000}, async () => {
  await withFolder(async (folder) => {
    const common = 'conformance/cases/split-ring/returns-each-buffer-once.case.ts'
    for (const path of ['device', 'conformance', 'package.json', 'tsconfig.json'])
      cpSync(join(root, path), join(folder, path), {
        recursive: true,
        filter: (from) =>
          !from.includes('/conformance/cases/') || from.endsWith('/split-ring') || from === join(root, common),
      })
    symlinkSync(join(root, 'node_modules'), join(folder, 'node_modules'))
    const steps = walk()
    assert.ok(steps.length >= 6, 'the walk is found')
    for (const {kind, path, lines} of steps) {
      const file = join(folder, path)
      assert.equal(existsSync(file), kind === 'diff', `${path} ${kind === 'diff' ? 'is there' : 'is new'}`)
      mkdirSync(dirname(file), {recursive: true})
      const text = kind === 'ts' ? `${lines.join('\n')}\n` : changed(readFileSync(file, 'utf8'), lines, path)
      writeFileSync(file, text)
    }
    const own = 'conformance/cases/input/lights-up.case.ts'
    mkdirSync(dirname(join(folder, own)), {recursive: true})
    writeFileSync(join(folder, own), ownCase)

    const compiled = spawnSync(process.execPath, [join(root, 'node_modules/typescript/bin/tsc'), '-b'], {
      cwd: folder,
      encoding: 'utf8',
    })
    assert.equal(compiled.status, 0, compiled.stdout)
    const passes = {observed: 'pass', reason: null}
    for (const adapter of hasQemu ? ['in-process', 'qemu'] : ['in-process']) {
      const {opened, seen} = runIn(folder, adapter, [
        caseOrder(common, {devices: ['input']}),
        caseOrder(own, {devices: ['input']}),
      ])
      assert.equal(opened.devices.input?.supported, true)
      assert.equal(opened.devices.entropy?.supported, false)
      assert.deepEqual(
        Object.values(seen).map(({observed, reason}) => ({observed, reason})),
        [passes, passes],
        adapter,
      )
    }
  })
})

/** Runs cases on an input device, with the runner of a folder. */
function runIn(folder: string, adapter: string, cases: CaseOrder[]) {
  const orders = [{open: {name: adapter, options: {adapter, devices: {block: {}, input: {}}}}}, {run: {cases}}]
  const {stdout} = spawnSync(process.execPath, ['build/conformance/runner/main.js'], {
    cwd: folder,
    input: orders.map((order) => `${JSON.stringify(order)}\n`).join(''),
    encoding: 'utf8',
  })
  const reports = stdout
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as Report)
  const opened = reports.flatMap((report) => ('opened' in report ? [report.opened] : []))[0]
  assert.ok(opened, stdout)
  return {opened, seen: observations(reports)}
}
