import assert from 'node:assert/strict'
import {spawnSync} from 'node:child_process'
import test from 'node:test'
import type {Order} from '../../conformance/runner/protocol.ts'
import {caseOrder, observations, run} from './run.ts'

const binary = 'qemu-system-aarch64'
const missing = spawnSync(binary, ['--version']).error !== undefined
/** In CI a missing tool is a failure. */
const skipWithoutQemu = missing && process.env.CI !== 'true' ? `${binary} is not installed` : false

const cases = (devices: string[], accept: string[] = []) => [
  caseOrder('build/conformance/cases/block/reads-return-what-was-written.case.js', {accept}),
  caseOrder('build/conformance/cases/mmio/magic-and-version-in-every-state.case.js', {devices, accept}),
  caseOrder('build/conformance/cases/notifications/one-notification-for-all.case.js', {devices, accept}),
]

async function passes(adapter: string, devices: string[], accept: string[] = []): Promise<string> {
  const options = Object.fromEntries(devices.map((device) => [device, {}]))
  const order: Order = {open: {name: adapter, options: {adapter, devices: options}}}
  const reports = await run(order, {run: {cases: cases(devices, accept)}})
  const verdicts = Object.values(observations(reports)).map(({observed, reason}) => [observed, reason])
  assert.deepEqual(verdicts, Array(3).fill(['pass', null]), JSON.stringify(reports[0]).slice(0, 200))
  const [opened] = reports
  assert.ok(opened && 'opened' in opened)
  return opened.opened.version
}

for (const accept of [[], ['VIRTIO_F_RING_PACKED', 'VIRTIO_F_EVENT_IDX']]) {
  const format = accept.length > 0 ? 'packed' : 'split'
  test(`conformance: cases pass on the reference devices, ${format}`, async () => {
    assert.equal(await passes('in-process', ['block', 'entropy'], accept), '0.1.0')
  })
  test(`conformance: cases pass on QEMU, ${format}`, {skip: skipWithoutQemu}, async () => {
    assert.match(await passes('qemu', ['block', 'entropy', 'network', 'console'], accept), /^QEMU \d+\.\d+\.\d+$/)
  })
}
