import assert from 'node:assert/strict'
import {spawnSync} from 'node:child_process'
import {cpSync, mkdirSync, symlinkSync, writeFileSync} from 'node:fs'
import {dirname, join} from 'node:path'
import test from 'node:test'
import {fileURLToPath} from 'node:url'
import type {CaseOrder, Report} from '../../conformance/runner/protocol.ts'
import {packageRoot} from '../../tools/own/package-root.ts'
import {withFolder} from '../fixture.ts'
import {follow, stepsOf} from '../walk.ts'
import {caseOrder, observations} from './run.ts'

const root = fileURLToPath(packageRoot)
const hasQemu = spawnSync('qemu-system-aarch64', ['--version']).error === undefined

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
    const steps = stepsOf('Add a device')
    assert.ok(steps.length >= 6, 'the walk is found')
    follow(steps, folder)
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
